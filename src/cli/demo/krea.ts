import { createKrea } from '../../clients/typed.ts'
import { type Follow, unexpected } from './stage.ts'

/** Krea: an asynchronous job, polled through its phases; a webhook tells of the end as well. */
export const krea: Follow = async ({ apiKey, baseUrl, prompt, hook, saw, poll }) => {
  const client = createKrea({ apiKey, baseUrl })

  const created = await client.POST('/generate/image/google/imagen-4-fast', {
    params: { header: { 'X-Webhook-URL': hook.url } },
    body: { prompt, width: 1024, height: 1024 },
  })
  if (!created.data) return unexpected('create', created.error)
  const id = created.data.job_id
  saw(created.data.status)

  const job = await poll(async () => {
    const { data, error } = await client.GET('/jobs/{id}', { params: { path: { id } } })
    if (!data) return unexpected('poll', error)
    saw(data.status)
    return ['completed', 'failed', 'cancelled'].includes(data.status) ? data : null
  })
  const [imageUrl] = job.result?.urls ?? []
  if (imageUrl === undefined) return unexpected('job', job)

  await hook.call()
  return {
    jobId: id,
    followed: 'polls + webhook',
    imageUrl,
    // No answer of Krea says what it cost.
    cost: { usd: 0.021, units: null, from: 'price list' },
  }
}
