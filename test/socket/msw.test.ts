import { setupServer } from 'msw/node'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createMock, type Mock, type MockOptions } from '../../mocks/mock.ts'
import { handlers } from '../../mocks/skins/msw.ts'
import { virtualClock } from '../../src/host/virtual-clock.ts'
import { runware } from '../../src/providers/runware/index.ts'
import { dial, enter, imageTask, inbox, type Talk } from './_talk.ts'

const undo: (() => unknown)[] = []
afterEach(() => {
  for (const step of undo.splice(0).toReversed()) step()
  vi.useRealTimers()
})

function intercept(options: Partial<MockOptions> = {}): Mock {
  const mock = createMock({ provider: runware, clock: virtualClock(), ...options })
  const server = setupServer(...handlers(mock))
  server.listen({ onUnhandledFrame: 'error' })
  undo.push(() => server.close(), mock.close)
  return mock
}

const URL = 'wss://ws-api.runware.ai/v1'

/** The platform's own WebSocket. */
async function dialNative(url: string): Promise<Talk> {
  const peer = new WebSocket(url)
  const { unread, put, next } = inbox()
  peer.addEventListener('message', ({ data }) => put(String(data)))
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    peer.addEventListener('close', ({ code, reason }) => resolve({ code, reason }))
  })
  await new Promise((resolve, reject) => {
    peer.addEventListener('open', resolve)
    peer.addEventListener('error', reject)
  })
  return {
    send: (frame) => peer.send(JSON.stringify(frame)),
    raw: (text) => peer.send(text),
    next,
    unread,
    closed,
    close: async () => {
      peer.close()
      await closed
    },
  }
}

describe('through MSW, the platform’s WebSocket', () => {
  test('an image is made at the real address', async () => {
    intercept()
    const talk = await dialNative(`${URL}?sdk=js&version=1.3.2`)
    await enter(talk)
    const task = imageTask()
    talk.send([task])
    const { data } = await talk.next()
    expect(data).toMatchObject([{ taskUUID: task.taskUUID }])
    const image = await fetch(String(data?.[0]?.imageURL))
    expect(image.headers.get('content-type')).toBe('image/jpeg')
  })

  test('a refused key and a broken frame are told, and the connection stays', async () => {
    intercept()
    const talk = await dialNative(URL)
    talk.send([{ taskType: 'authentication', apiKey: 'invalid' }])
    expect(await talk.next()).toMatchObject({ errors: [{ code: 'invalidApiKey' }] })
    talk.raw('{')
    expect(await talk.next()).toMatchObject({ errors: [{ code: 'invalidJSON' }] })
    talk.send([{ taskType: 'ping', ping: true }])
    expect(await talk.next()).toEqual({ data: [{ taskType: 'ping', pong: true }] })
  })

  test('who comes back is told what came meanwhile', async () => {
    const clock = virtualClock()
    clock.freeze()
    intercept({ clock })
    const talk = await dialNative(URL)
    const session = await enter(talk)
    talk.send([imageTask(), { taskType: 'ping', ping: true }])
    await talk.next()
    await talk.close()
    await clock.advance('1m')
    const back = await dialNative(URL)
    expect(await enter(back, { session })).toBe(session)
    expect(await back.next()).toMatchObject({ data: [{ imageURL: expect.any(String) }] })
  })

  test('two minutes of silence end it', async () => {
    const clock = virtualClock()
    intercept({ clock })
    const talk = await dialNative(URL)
    await enter(talk)
    await clock.advance('2m')
    expect(await talk.closed).toMatchObject({ code: 1000 })
  })
})

test('the package ws is told that MSW would lose its frames, instead of waiting for ever', async () => {
  intercept()
  await expect(dial(URL)).rejects.toThrow('Unexpected server response: 501')
})

test('under fake timers a task is held until its time has come', async () => {
  vi.useFakeTimers()
  const mock = createMock({ provider: runware })
  const server = setupServer(...handlers(mock))
  server.listen({ onUnhandledFrame: 'error' })
  undo.push(() => server.close(), mock.close)
  const opened = dialNative(URL)
  await vi.advanceTimersByTimeAsync(1)
  const talk = await opened
  const entered = enter(talk)
  await vi.advanceTimersByTimeAsync(1)
  await entered
  talk.send([imageTask()])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(talk.unread).toEqual([])
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await talk.next()).toMatchObject({ data: [{ imageURL: expect.any(String) }] })
})
