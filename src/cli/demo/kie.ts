import { createKie } from '../../clients/typed.ts'
import { isRecord } from '../../core/exchange.ts'
import { type Follow, unexpected } from './stage.ts'

const USD_PER_CREDIT = 0.005

/** kie.ai: a callback tells of the end; it is not signed for its body, so the record is read. */
export const kie: Follow = async ({ apiKey, baseUrl, prompt, hook, saw }) => {
  const client = createKie({ apiKey, baseUrl })

  const created = await client.POST('/api/v1/jobs/createTask', {
    body: {
      model: 'google/imagen4-fast',
      callBackUrl: hook.url,
      input: { prompt, aspect_ratio: '1:1', num_images: '1' },
    },
  })
  // Most refusals are an HTTP 200: the code in the body decides.
  if (created.data?.code !== 200) return unexpected('create', created.data ?? created.error)
  const { taskId } = created.data.data

  const record = async () => {
    const { data, error } = await client.GET('/api/v1/jobs/recordInfo', {
      params: { query: { taskId } },
    })
    if (data?.code !== 200) return unexpected('poll', data ?? error)
    saw(data.data.state)
    return data.data
  }
  await record()
  const call = await hook.call()
  const task = await record()

  const credits = creditsOf(call.json)
  return {
    jobId: taskId,
    followed: 'webhook + poll',
    imageUrl: firstUrl(task.resultJson) ?? unexpected('task', task),
    cost: { usd: credits * USD_PER_CREDIT, units: `${credits} credits`, from: 'webhook' },
  }
}

/** The result is JSON inside a string of the JSON. */
function firstUrl(resultJson: string): string | null {
  const result: unknown = JSON.parse(resultJson)
  const urls: unknown = isRecord(result) ? result.resultUrls : null
  return Array.isArray(urls) && typeof urls[0] === 'string' ? urls[0] : null
}

function creditsOf(callback: unknown): number {
  const data = isRecord(callback) ? callback.data : null
  const credits = isRecord(data) ? data.creditsConsumed : null
  return typeof credits === 'number' ? credits : unexpected('callback', callback)
}
