import { createAimlapi } from '../../clients/typed.ts'
import { type Follow, unexpected } from './stage.ts'

const USD_PER_CREDIT = 1 / 2_000_000

/** AI/ML API: synchronous; the answer to the request is the image, and there is no job to name. */
export const aimlapi: Follow = async ({ apiKey, baseUrl, prompt, saw }) => {
  const client = createAimlapi({ apiKey, baseUrl })

  saw('requested')
  const { data, error } = await client.POST('/v1/images/generations', {
    body: {
      model: 'google/imagen-4.0-fast-generate-001',
      prompt,
      aspect_ratio: '1:1',
      num_images: 1,
    },
  })
  const [image] = data?.data ?? []
  if (!image?.url) return unexpected('generate', data ?? error)
  saw('answered')

  const credits = data?.meta?.usage?.credits_used ?? 0
  return {
    jobId: null,
    followed: 'held answer',
    imageUrl: image.url,
    cost: { usd: credits * USD_PER_CREDIT, units: `${credits} credits`, from: 'answer' },
  }
}
