import type { Check } from '../../conformance/check.ts'
import type { Transcript } from '../../conformance/transcript.ts'
import { memo } from '../../core/memo.ts'
import type { Fault, Ground } from '../planted.ts'

/** The faults that the checks bring along. One shows only where its check has something to look at. */
export const own = ({ checks }: Ground): readonly Fault[] =>
  checks.flatMap((check) => {
    const shows = memo((healthy: Transcript) => looks(check, healthy))
    return check.mutants.map(({ id, plant }) => ({
      id: `own/${check.id}/${id}`,
      sentence: `${check.id} brings it along as ${id}: ${check.sentence}`,
      shows,
      plant,
    }))
  })

const looks = ({ examine }: Check, healthy: Transcript): boolean => examine(healthy).looked > 0
