import type { InspectOptions } from '../conformance/inspect.ts'
import type { Taken } from '../conformance/report/evidence.ts'
import type { Kept } from './record.ts'

/** Transcripts without a breach that are kept of one run; those with one are kept all. */
export const SOUND_MAX = 1_000

export interface Keeper extends Kept {
  readonly onTranscript: NonNullable<InspectOptions['onTranscript']>
}

/** Takes in what an inspection shows, within a limit. */
export function keeper({ soundMax = SOUND_MAX }: { readonly soundMax?: number } = {}): Keeper {
  const taken: Taken[] = []
  let sound = 0
  let leftOut = 0
  return {
    taken,
    get leftOut() {
      return leftOut
    },
    onTranscript: (transcript, { name, checks }) => {
      if (checks.length === 0) sound += 1
      if (checks.length === 0 && sound > soundMax) leftOut += 1
      else taken.push({ name, shows: checks, transcript })
    },
  }
}
