import type { JobState, JobView, Result } from '../../core/job.ts'
import type { Provider } from '../../core/provider.ts'

/** The provider's word for a state; for planting faults. */
export const phaseFor = ({ lifecycle: { phases } }: Provider, state: JobState): string =>
  Object.keys(phases).find((phase) => phases[phase]?.means === state) ?? ''

/** The job as if it were done, with one result; for planting faults. */
export const ended = (job: JobView, provider: Provider, finishedAt: number): JobView => ({
  ...job,
  phase: phaseFor(provider, 'succeeded'),
  state: 'succeeded',
  finishedAt,
  results: [resultOf(provider, finishedAt)],
})

const resultOf = ({ files, abilities }: Provider, createdAt: number): Result => {
  const id = '0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f'
  const format = abilities.formats[0] ?? 'png'
  return {
    id,
    state: 'succeeded',
    format,
    url: files.origin + files.path({ id, format, createdAt }),
    base64: null,
    seed: null,
    prompt: null,
    costMicroUsd: null,
    failure: null,
  }
}
