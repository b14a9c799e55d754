import { RecordError } from '../records/record.ts'
import { UsageError } from './usage.ts'

/** A record that cannot be used was named wrongly, or is not whole. */
export const asked = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw error instanceof RecordError ? new UsageError(error.message) : error
  })
