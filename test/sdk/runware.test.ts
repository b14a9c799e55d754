import { Runware } from '@runware/sdk-js'
import { afterEach, describe, expect, test } from 'vitest'
import type { MockOptions } from '../../mocks/mock.ts'
import { type House, openHouse } from '../socket/_talk.ts'

const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step()
})

/** The vendor's own client, as published, on a server with one mock. */
async function connect(options: Partial<MockOptions> = {}, apiKey = 'a-key') {
  const house: House = await openHouse({ fidelity: 'observed', ...options })
  const client = new Runware({ apiKey, url: house.url, shouldReconnect: false })
  undo.push(house.close, () => client.disconnect())
  return { client, house }
}

const wish = {
  model: 'google:2@3',
  positivePrompt: 'A flooded cathedral',
  width: 1408,
  height: 768,
}

describe('@runware/sdk-js', () => {
  test('makes an image, and its file is there', async () => {
    const { client, house } = await connect()
    const images = await client.imageInference({ ...wish, includeCost: true })
    expect(images).toMatchObject([
      { taskType: 'imageInference', imageUUID: expect.any(String), cost: 0.02 },
    ])
    const file = await fetch(String(images?.[0]?.imageURL))
    expect(file.headers.get('content-type')).toBe('image/jpeg')
    expect(house.mock.jobs('a-key')).toMatchObject([{ prompt: wish.positivePrompt, count: 1 }])
  })

  test('makes several, and hears of each as its frame comes', async () => {
    const { client } = await connect()
    const partial: number[] = []
    const images = await client.requestImages({
      ...wish,
      numberResults: 3,
      outputType: 'base64Data',
      outputFormat: 'PNG',
      onPartialImages: (some) => partial.push(some.length),
    })
    expect(new Set(images?.map(({ imageUUID }) => imageUUID)).size).toBe(3)
    expect(images?.every(({ imageBase64Data }) => imageBase64Data?.startsWith('iVBOR'))).toBe(true)
    expect(partial).toEqual([1, 1, 1])
  })

  test('is served although it sends what the contract does not know, and that is on record', async () => {
    const { client, house } = await connect()
    const images = await client.imageInference({ ...wish, checkNSFW: false, seed: 7, steps: 4 })
    expect(images).toHaveLength(1)
    const taken = house.mock
      .violations('a-key')
      .map(({ rules: [first], tolerated }) => [first?.field, tolerated])
    const quirk = 'runware/ignores-unknown-parameters'
    expect(taken.toSorted()).toEqual([
      ['checkNSFW', quirk],
      ['seed', quirk],
      ['steps', quirk],
    ])
  })

  test('is refused for that where the contract is kept to the letter', async () => {
    const { client } = await connect({ fidelity: 'documented' })
    await expect(client.imageInference({ ...wish, checkNSFW: false })).rejects.toMatchObject({
      error: { code: 'unsupportedParameter', parameter: 'checkNSFW' },
    })
  })

  test('tells its user of a size that is not served', async () => {
    const { client } = await connect()
    const asked = client.imageInference({ ...wish, width: 512, height: 512 })
    await expect(asked).rejects.toMatchObject({
      error: { code: 'invalidWidth', taskUUID: expect.any(String), parameter: 'width' },
    })
  })

  test('tells its user of a job that failed', async () => {
    const { client } = await connect({ scenario: 'content-refused' })
    await expect(client.imageInference(wish)).rejects.toMatchObject({
      error: { code: 'invalidProviderContent', status: 'error' },
    })
  })

  test('tells its user of one result that failed, and of none that did not', async () => {
    const { client } = await connect({ scenario: 'partial-results' })
    const asked = client.imageInference({ ...wish, numberResults: 4 })
    await expect(asked).rejects.toMatchObject({ error: { code: 'inferenceError' } })
  })

  test('polls for what it did not wait for', async () => {
    const { client, house } = await connect()
    const [ack] = (await client.imageInference({ ...wish, deliveryMethod: 'async' })) ?? []
    const taskUUID = ack?.taskUUID ?? ''
    const early = await client.getResponse({ taskUUID })
    await house.mock.clock.until(house.mock.clock.now() + 60_000)
    const late = await client.getResponse({ taskUUID })
    expect([early, late]).toMatchObject([
      [{ taskUUID, status: 'processing' }],
      [{ taskUUID, status: 'success', imageURL: expect.any(String) }],
    ])
  })

  test('tells its user of a key that is refused', async () => {
    const { client } = await connect({}, 'invalid-key')
    await expect(client.ensureConnection()).rejects.toMatchObject({
      error: { code: 'invalidApiKey', taskType: 'authentication' },
    })
  })
})
