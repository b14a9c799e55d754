import { studio } from '../../clients/studio.ts'
import type { Provider } from '../../core/provider.ts'
import { type Follow, unexpected } from './stage.ts'

/** A provider that has no part of its own here is followed by the portable client. */
export const portable =
  (provider: Provider): Follow =>
  async ({ apiKey, baseUrl, prompt, saw }) => {
    const patience = { firstMs: 120, mostMs: 500, limitMs: 15_000 }
    const job = await studio(provider, { apiKey, baseUrl, patience }).generate({ prompt })
    if (job.kind !== 'job') return unexpected('generate', job)
    const ending = await job.wait({ onPhase: ({ phase }) => saw(phase) })
    if (ending.kind !== 'images') return unexpected('job', ending)
    const microUsd = ending.costMicroUsd ?? provider.price.imageMicroUsd
    const usd = microUsd / 1_000_000
    return {
      jobId: job.id,
      followed: 'portable client',
      imageUrl: ending.images[0]?.url ?? unexpected('job', ending),
      cost: { usd, units: null, from: ending.costMicroUsd === null ? 'price list' : 'answer' },
    }
  }
