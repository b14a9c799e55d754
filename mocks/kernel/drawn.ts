import type { JobView } from '../../src/core/job.ts'
import type { Picture } from '../../src/core/picture.ts'
import { pictureOf, type Sight } from './view.ts'
import type { Job } from './world.ts'

/** Files by their ids, drawn for one answer or call and then forgotten. */
export type Drawn = ReadonlyMap<string, Uint8Array>

export const nothingDrawn: Drawn = new Map()

const none: readonly Picture[] = []

/** What must be drawn before an answer or a call can tell this view of a job: the files in it. */
export function picturesIn(job: Job, { results }: JobView, sight: Sight): readonly Picture[] {
  if (job.submit.inline === 'none') return none
  const done = new Set(results.filter(({ state }) => state === 'succeeded').map(({ id }) => id))
  return Array.from({ length: job.submit.count }, (_, index) =>
    pictureOf(job, index, sight),
  ).filter(({ id }) => done.has(id))
}

/** The view with the files that were drawn for it. */
export function inlined(view: JobView, drawn: Drawn): JobView {
  if (drawn.size === 0) return view
  const results = view.results.map((result) => {
    const bytes = drawn.get(result.id)
    return bytes === undefined ? result : { ...result, base64: base64(bytes) }
  })
  return { ...view, results }
}

const base64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
