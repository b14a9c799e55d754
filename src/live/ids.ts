import { createHash } from 'node:crypto'
import type { NewId } from '../conformance/rerun.ts'
import type { Recorded } from './plan.ts'

/** Names the jobs that are not of the plan itself, by version 4 UUIDs: in each run others, as the ids
 *  of its plan are, and in a run that goes on the same, so that it finds what it has paid for. */
export function idsOf({ greeting, parts }: Recorded): NewId {
  const own = JSON.stringify([greeting, parts.map(({ script }) => script)])
  return (id, performance) => {
    const hex = createHash('sha256').update(`${own} ${performance} ${id}`).digest('hex')
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      `8${hex.slice(17, 20)}`,
      hex.slice(20, 32),
    ].join('-')
  }
}
