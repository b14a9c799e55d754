import { createApikley } from '../../clients/typed.ts'
import { isRecord } from '../../core/exchange.ts'
import { type Follow, unexpected } from './stage.ts'

const USD_PER_CREDIT = 0.005

/** Apikley: kie.ai's contract at another host, here followed by polls alone. */
export const apikley: Follow = async ({ apiKey, baseUrl, prompt, saw, poll }) => {
  const client = createApikley({ apiKey, baseUrl })
  const credit = async (): Promise<number> => {
    const { data, error } = await client.GET('/api/v1/chat/credit')
    return data?.code === 200 ? data.data : unexpected('credit', data ?? error)
  }
  const before = await credit()

  const created = await client.POST('/api/v1/jobs/createTask', {
    body: { model: 'google/imagen4-fast', input: { prompt, aspect_ratio: '1:1' } },
  })
  if (created.data?.code !== 200) return unexpected('create', created.data ?? created.error)
  const { taskId } = created.data.data

  const task = await poll(async () => {
    const { data, error } = await client.GET('/api/v1/jobs/recordInfo', {
      params: { query: { taskId } },
    })
    if (data?.code !== 200) return unexpected('poll', data ?? error)
    saw(data.data.state)
    return ['success', 'fail'].includes(data.data.state) ? data.data : null
  })

  const spent = before - (await credit())
  const result: unknown = JSON.parse(task.resultJson)
  const urls: unknown = isRecord(result) ? result.resultUrls : null
  return {
    jobId: taskId,
    followed: 'polls',
    imageUrl: Array.isArray(urls) ? String(urls[0]) : unexpected('task', task),
    cost: { usd: spent * USD_PER_CREDIT, units: `${spent} credits`, from: 'balance' },
  }
}
