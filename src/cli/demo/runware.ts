import { createRunware } from '../../clients/typed.ts'
import { randomId } from '../../host/random.ts'
import { type Follow, unexpected } from './stage.ts'

/** Runware: tasks in an array, ids chosen by the caller, a webhook for each finished result. */
export const runware: Follow = async ({ apiKey, baseUrl, prompt, hook, saw }) => {
  const client = createRunware({ apiKey, baseUrl })
  const taskUUID = randomId()

  const accepted = await client.POST('/v1', {
    body: [
      {
        taskType: 'imageInference',
        taskUUID,
        model: 'google:2@3',
        positivePrompt: prompt,
        width: 1024,
        height: 1024,
        deliveryMethod: 'async',
        webhookURL: hook.url,
        includeCost: true,
      },
    ],
  })
  if (!accepted.data?.data.length) return unexpected('create', accepted.data ?? accepted.error)

  const look = async () => {
    const { data, error } = await client.POST('/v1', {
      body: [{ taskType: 'getResponse', taskUUID }],
    })
    if (!data) return unexpected('poll', error)
    const found = data.data[0]
    if (found === undefined || !('status' in found)) return null
    if (found.status !== undefined) saw(found.status)
    return 'imageUUID' in found ? found : null
  }
  await look()
  await hook.call()
  const image = await look()
  if (!image?.imageURL) return unexpected('result', image)

  const usd = image.cost ?? 0
  return {
    jobId: taskUUID,
    followed: 'webhook + poll',
    imageUrl: image.imageURL,
    cost: { usd, units: null, from: 'answer' },
  }
}
