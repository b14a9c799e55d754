import { isDeepStrictEqual } from 'node:util'
import type { JobView } from '../../core/job.ts'
import { memo } from '../../core/memo.ts'
import {
  type Entry,
  type JobStory,
  type Sighting,
  stories,
  type Transcript,
} from '../transcript.ts'

/** Two looks at one job, one after the other. */
export interface Pair {
  readonly before: Sighting
  readonly after: Sighting
  /** The answer to the job's submit. */
  readonly accepted: Entry
}

/** Every two looks, job by job. */
export const pairsOf = memo((transcript: Transcript): readonly Pair[] =>
  stories(transcript).flatMap(({ seen, accepted }) =>
    seen.slice(1).flatMap((after, index) => {
      const before = seen[index]
      return before === undefined ? [] : [{ before, after, accepted }]
    }),
  ),
)

/** The first property in which two tellings of one job differ. */
export function difference(one: JobView, other: JobView) {
  const names = Object.keys(one) as (keyof JobView)[] // A view has these properties and no others.
  const name = names.find((each) => !isDeepStrictEqual(one[each], other[each]))
  return name === undefined ? null : { name, one: one[name], other: other[name] }
}

/** A look with the job that it shows. */
export interface Seen extends Sighting {
  readonly story: JobStory
}

/** Every look but the answer to the submit, job by job. */
export const polled = memo((transcript: Transcript): readonly Seen[] =>
  stories(transcript).flatMap((story) =>
    story.seen.flatMap((sighting) =>
      sighting.entry === story.accepted ? [] : [{ ...sighting, story }],
    ),
  ),
)
