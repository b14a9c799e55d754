import type { Fault, Ground } from '../planted.ts'

/** The faults that the checks bring along. */
export const own = ({ checks }: Ground): readonly Fault[] =>
  checks.flatMap((check) =>
    check.mutants.map(({ id, plant }) => ({
      id: `own/${check.id}/${id}`,
      sentence: `${check.id} brings it along as ${id}: ${check.sentence}`,
      plant,
    })),
  )
