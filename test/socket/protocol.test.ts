import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import { FRAME_CHARS_MAX } from '../../mocks/skins/websocket.ts'
import { violations } from '../../src/core/contract.ts'
import { virtualClock } from '../../src/host/virtual-clock.ts'
import { runware } from '../../src/providers/runware/index.ts'
import { dial, enter, type House, imageTask, openHouse } from './_talk.ts'

const open: House[] = []
const house = async (...options: Parameters<typeof openHouse>): Promise<House> => {
  const one = await openHouse(...options)
  open.push(one)
  return one
}
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

const document = JSON.parse(readFileSync('generated/runware/openapi.json', 'utf8'))

const PING = [{ taskType: 'ping', ping: true }]
const PONG = { data: [{ taskType: 'ping', pong: true }] }

describe('a key', () => {
  test('is answered with a session, the same for the same seed', async () => {
    const ids = []
    for (const { talk } of [await house(), await house()]) ids.push(await enter(await talk()))
    expect(ids[0]).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
    expect(ids[1]).toBe(ids[0])
  })

  test('opens a session of its own on every connection', async () => {
    const { talk } = await house()
    const ids = [await enter(await talk()), await enter(await talk())]
    expect(new Set(ids).size).toBe(2)
  })

  test('that is refused is so by an error that names the authentication and no task', async () => {
    const { talk } = await house()
    const one = await talk()
    one.send([{ taskType: 'authentication', apiKey: 'invalid-key' }])
    const { errors, data } = await one.next()
    expect(data).toBeUndefined()
    expect(errors).toMatchObject([{ code: 'invalidApiKey', taskType: 'authentication' }])
    expect(errors?.[0]).not.toHaveProperty('taskUUID')
    one.send(PING)
    expect(await one.next()).toEqual(PONG)
  })

  test('that is missing keeps every task out, and the next frame may bring it', async () => {
    const { talk } = await house()
    const one = await talk()
    one.send([imageTask()])
    expect(await one.next()).toMatchObject({ errors: [{ code: 'invalidApiKey' }] })
    await enter(one)
    one.send([imageTask()])
    expect(await one.next()).toMatchObject({ data: [{ taskType: 'imageInference' }] })
  })

  test('may come in one frame with what it is for', async () => {
    const { talk } = await house()
    const one = await talk()
    const task = imageTask()
    one.send([{ taskType: 'authentication', apiKey: 'a-key' }, task])
    expect(await one.next()).toMatchObject({ data: [{ taskType: 'authentication' }] })
    expect(await one.next()).toMatchObject({ data: [{ taskUUID: task.taskUUID }] })
  })

  test('counts for frames that were sent before its answer came', async () => {
    const { talk } = await house()
    const one = await talk()
    const task = imageTask()
    one.send([{ taskType: 'authentication', apiKey: 'a-key' }])
    one.send([task])
    expect(await one.next()).toMatchObject({ data: [{ taskType: 'authentication' }] })
    expect(await one.next()).toMatchObject({ data: [{ taskUUID: task.taskUUID }] })
  })
})

describe('a task', () => {
  test('is answered as over HTTP, and its image is there', async () => {
    const { talk } = await house()
    const one = await talk()
    await enter(one)
    one.send([imageTask({ includeCost: true })])
    const frame = await one.next()
    expect(frame).toMatchObject({ data: [{ imageURL: expect.any(String), cost: 0.02 }] })
    const judge = runware.contract.operations[0]?.responses['200']
    expect(judge && violations(judge, frame)).toEqual([])
    const image = await fetch(String(frame.data?.[0]?.imageURL))
    expect(image.status).toBe(200)
  })

  test('of several results brings a frame for each', async () => {
    const { talk } = await house()
    const one = await talk()
    await enter(one)
    one.send([imageTask({ numberResults: 3 })])
    const frames = [await one.next(), await one.next(), await one.next()]
    const images = frames.map(({ data }) => data?.map(({ imageUUID }) => imageUUID))
    expect(images.map((each) => each?.length)).toEqual([1, 1, 1])
    expect(new Set(images.flat()).size).toBe(3)
  })

  test('that takes long holds up none that is quick', async () => {
    const { talk } = await house()
    const one = await talk()
    await enter(one)
    const slow = imageTask()
    const quick = imageTask({ deliveryMethod: 'async' })
    one.send([slow, quick])
    one.send(PING)
    const first = [await one.next(), await one.next()]
    expect(first).toContainEqual(PONG)
    expect(first).toContainEqual({
      data: [{ taskType: 'imageInference', taskUUID: quick.taskUUID }],
    })
    expect(await one.next()).toMatchObject({ data: [{ taskUUID: slow.taskUUID }] })
  })

  test('that is asynchronous is polled on the same connection', async () => {
    const { talk, mock } = await house()
    const one = await talk()
    await enter(one)
    const task = imageTask({ deliveryMethod: 'async', numberResults: 2 })
    const poll = [{ taskType: 'getResponse', taskUUID: task.taskUUID }]
    one.send([task])
    await one.next()
    one.send(poll)
    const early = await one.next()
    await mock.clock.until(mock.clock.now() + 60_000)
    one.send(poll)
    const late = await one.next()
    const states = [early, late].map(({ data }) => data?.map(({ status }) => status))
    expect(states).toEqual([
      ['processing', 'processing'],
      ['success', 'success'],
    ])
  })

  test.each([
    ['is of an unknown type', { taskType: 'dance' }, 'invalidTaskType'],
    ['breaks the contract', { width: 512 }, 'invalidWidth'],
  ])('that %s is refused by its UUID, the others are done', async (_name, change, code) => {
    const { talk } = await house()
    const one = await talk()
    await enter(one)
    const [bad, good] = [imageTask(change), imageTask()]
    one.send([bad, good])
    expect(await one.next()).toMatchObject({ errors: [{ code, taskUUID: bad.taskUUID }] })
    expect(await one.next()).toMatchObject({ data: [{ taskUUID: good.taskUUID }] })
  })

  test('that fails tells each result’s end in a frame of its own', async () => {
    const { talk } = await house({ scenario: 'generation-failed' })
    const one = await talk()
    await enter(one)
    const task = imageTask({ numberResults: 2 })
    one.send([task])
    for (let nth = 0; nth < 2; nth += 1) {
      expect(await one.next()).toMatchObject({
        errors: [{ status: 'error', taskUUID: task.taskUUID }],
      })
    }
  })
})

test('a scenario may be asked for in the handshake', async () => {
  const { talk } = await house()
  const one = await talk({ headers: { prefer: 'scenario=out-of-credit' } })
  const other = await talk()
  for (const each of [one, other]) {
    await enter(each)
    each.send([imageTask()])
  }
  expect(await one.next()).toMatchObject({ errors: [{ code: 'insufficientCredits' }] })
  expect(await other.next()).toMatchObject({ data: [{ imageURL: expect.any(String) }] })
})

test('the provider’s figures are those of its contract', () => {
  const { socket } = runware
  expect(document['x-websocket']).toMatchObject({
    url: `${socket?.origin}${socket?.path}`,
    idleSeconds: (socket?.idleMs ?? 0) / 1000,
    pong: JSON.parse(socket?.pong ?? ''),
  })
})

describe('a frame', () => {
  test.each([
    ['is not JSON', '[{"taskType":', 'invalidJSON'],
    ['is no list', '{"taskType":"ping"}', 'invalidRequest'],
    ['is an empty list', '[]', 'missingTasks'],
    ['lists no tasks', '[5]', 'invalidRequest'],
    ['nests without end', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'invalid'],
    [
      'holds a list of lists without end',
      `[{"a":${'['.repeat(90_000)}${']'.repeat(90_000)}},{"taskType":"dance"}]`,
      'invalid',
    ],
  ])('that %s is refused, and the connection stays', async (_name, text, code) => {
    const { talk } = await house()
    const one = await talk()
    await enter(one)
    one.raw(text)
    const { errors } = await one.next()
    expect(String(errors?.[0]?.code).startsWith(code)).toBe(true)
    one.send(PING)
    const frames = [await one.next()]
    while (frames.at(-1)?.errors !== undefined) frames.push(await one.next())
    expect(frames.at(-1)).toEqual(PONG)
  })

  test('that is too large is refused and the connection closed with 1009', async () => {
    const { talk } = await house()
    const [one, other] = [await talk(), await talk()]
    await enter(one)
    one.raw(JSON.stringify([{ taskType: 'x'.repeat(FRAME_CHARS_MAX) }]))
    expect(await one.next()).toMatchObject({ errors: [{ code: 'maxRequestSizeExceeded' }] })
    expect(await one.closed).toMatchObject({ code: 1009 })
    other.send(PING)
    expect(await other.next()).toEqual(PONG)
  })

  test('larger than anyone reads closes the connection with 1009 as well', async () => {
    const { talk } = await house()
    const one = await talk()
    one.raw('x'.repeat(9 * FRAME_CHARS_MAX))
    expect(await one.closed).toMatchObject({ code: 1009 })
  })

  test('with more tasks than can be on their way is refused as a whole', async () => {
    const { talk } = await house()
    const one = await talk()
    await enter(one)
    one.send(Array.from({ length: 1001 }, () => ({ taskType: 'getResponse' })))
    expect(await one.next()).toMatchObject({ errors: [{ code: 'queueCapacityExceeded' }] })
    one.send(PING)
    expect(await one.next()).toEqual(PONG)
  })
})

describe('silence', () => {
  test('of two minutes ends a connection, a sign of life begins them anew', async () => {
    const clock = virtualClock()
    const { talk } = await house({ clock })
    const one = await talk()
    await enter(one)
    await clock.advance(119_000)
    one.send(PING)
    await one.next()
    await clock.advance(119_000)
    one.send(PING)
    expect(await one.next()).toEqual(PONG)
    await clock.advance(120_000)
    expect(await one.closed).toEqual({ code: 1000, reason: 'idle' })
  })
})

describe('where nobody takes connections', () => {
  test('a handshake is answered as the plain request that it is', async () => {
    const { port } = await house()
    for (const path of ['/runware/v2', '/runware', '/nobody/v1', '/']) {
      await expect(dial(`ws://127.0.0.1:${port}${path}`)).rejects.toThrow(
        /Unexpected server response: 40/,
      )
    }
  })

  test('another protocol’s upgrade is no connection', async () => {
    const { port } = await house()
    const response = await fetch(`http://127.0.0.1:${port}/runware/v1`, {
      method: 'POST',
      body: '[]',
    })
    expect(response.status).toBe(401)
  })
})

test('a server that stops hangs up and calls off what is on its way', async () => {
  const one = await openHouse()
  const talk = await one.talk()
  await enter(talk)
  talk.send([imageTask()])
  await one.close()
  await talk.closed
})
