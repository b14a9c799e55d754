import { refuse } from '../../core/fault.ts'
import { type Check, each, show } from '../check.ts'
import { canonical } from '../drills/canonical.ts'
import { tamperFiles, tamperOutcomes } from '../tamper.ts'
import { meanings } from './_meanings.ts'

export const sameMeaning: Check = {
  id: 'across/same-meaning',
  sentence: 'One canonical request means the same here as at every other provider.',
  source: 'the shared vocabulary of src/core; differences only where a provider’s tables have them',
  severity: 'critical',
  needs: ['accounts', 'time-travel'],
  drill: canonical,
  examine: (transcript) =>
    each(meanings(transcript), ({ aspect, where, wanted, said }) =>
      said === wanted
        ? null
        : {
            what: `${aspect} means something else here`,
            where,
            expected: wanted,
            actual: show(said),
          },
    ),
  mutants: [
    {
      id: 'cut-off',
      plant: (target) =>
        tamperFiles(target, (file) =>
          typeof file.body === 'string' ? file : { ...file, body: file.body.slice(0, 4) },
        ),
    },
    {
      id: 'ends-in-vain',
      plant: (target, plot) =>
        tamperOutcomes(target, plot, (outcome) =>
          outcome.kind === 'job' && outcome.job.state === 'succeeded'
            ? { kind: 'job', job: { ...outcome.job, results: [] } }
            : outcome,
        ),
    },
    {
      id: 'one-refusal-for-all',
      plant: (target, plot) =>
        tamperOutcomes(target, plot, (outcome) =>
          outcome.kind === 'refused' ? refuse('internal') : outcome,
        ),
    },
  ],
}
