import { afterEach, describe, expect, test } from 'vitest'
import { createMock, type MockOptions } from '../../mocks/mock.ts'
import { claim, deliver, sessionBook } from '../../mocks/skins/_sessions.ts'
import { switchboard } from '../../mocks/skins/websocket.ts'
import { virtualClock } from '../../src/host/virtual-clock.ts'
import { runware } from '../../src/providers/runware/index.ts'
import { enter, imageTask, openHouse, type Talk } from './_talk.ts'

const undo: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const step of undo.splice(0)) await step()
})

/** Time stands until it is moved: nothing is done before the test says so. */
async function house(options: Partial<MockOptions> = {}) {
  const clock = virtualClock()
  clock.freeze()
  const one = await openHouse({ clock, ...options })
  undo.push(one.close)
  return { ...one, clock }
}

/** What has come by now. */
async function frames(talk: Talk) {
  talk.send([{ taskType: 'ping', ping: true }])
  const found = [await talk.next()]
  while (found.at(-1)?.data?.[0]?.taskType !== 'ping') found.push(await talk.next())
  return found.slice(0, -1)
}

/** Asks for two images and is gone before they are there. */
async function leaveEarly({ talk }: Awaited<ReturnType<typeof house>>) {
  const one = await talk()
  const session = await enter(one)
  const task = imageTask({ numberResults: 2 })
  one.send([task])
  expect(await frames(one)).toEqual([])
  await one.close()
  return { session, task }
}

describe('who comes back', () => {
  test('is told once what came meanwhile', async () => {
    const home = await house()
    const { session, task } = await leaveEarly(home)
    await home.clock.advance('1m')
    const back = await home.talk()
    expect(await enter(back, { session })).toBe(session)
    const { taskUUID } = task
    expect(await frames(back)).toMatchObject([{ data: [{ taskUUID }] }, { data: [{ taskUUID }] }])
    await back.close()
    const again = await home.talk()
    expect(await enter(again, { session })).toBe(session)
    expect(await frames(again)).toEqual([])
  })

  test('in time is told as it comes', async () => {
    const home = await house()
    const { session, task } = await leaveEarly(home)
    const back = await home.talk()
    await enter(back, { session })
    await home.clock.advance('1m')
    const { taskUUID } = task
    expect(await frames(back)).toMatchObject([{ data: [{ taskUUID }] }, { data: [{ taskUUID }] }])
  })

  test('with another key is told nothing, and takes nothing from the owner', async () => {
    const home = await house()
    const { session } = await leaveEarly(home)
    await home.clock.advance('1m')
    const thief = await home.talk()
    expect(await enter(thief, { session, key: 'another-key' })).not.toBe(session)
    expect(await frames(thief)).toEqual([])
    const owner = await home.talk()
    await enter(owner, { session })
    expect(await frames(owner)).toHaveLength(2)
  })

  test('too late begins anew', async () => {
    const home = await house()
    const { session } = await leaveEarly(home)
    await home.clock.advance(runware.socket?.keptMs ?? 0)
    const late = await home.talk()
    expect(await enter(late, { session })).not.toBe(session)
    expect(await frames(late)).toEqual([])
  })

  test('to a session that never was begins anew', async () => {
    const home = await house()
    const one = await home.talk()
    const never = '7c28b0f9-2464-4e88-b21e-b29e455a5fe6'
    expect(await enter(one, { session: never })).not.toBe(never)
  })

  test('while still connected elsewhere takes the session over', async () => {
    const home = await house()
    const first = await home.talk()
    const session = await enter(first)
    const task = imageTask()
    first.send([task])
    expect(await frames(first)).toEqual([])
    const second = await home.talk()
    expect(await enter(second, { session })).toBe(session)
    expect(await first.closed).toEqual({ code: 1000, reason: 'resumed elsewhere' })
    await home.clock.advance('1m')
    expect(await frames(second)).toMatchObject([{ data: [{ taskUUID: task.taskUUID }] }])
  })

  test('after a silence that outlasted the job finds its results', async () => {
    const home = await house({ scenario: { pace: 100 } })
    const one = await home.talk()
    const session = await enter(one)
    one.send([imageTask()])
    expect(await frames(one)).toEqual([])
    await home.clock.advance('2m')
    expect(await one.closed).toEqual({ code: 1000, reason: 'idle' })
    await home.clock.advance('9m')
    const back = await home.talk()
    await enter(back, { session })
    expect(await frames(back)).toMatchObject([{ data: [{ imageURL: expect.any(String) }] }])
  })
})

describe('what is kept', () => {
  const line = { send: () => true, close: () => {} }
  const claimOf = (wanted: string | null = null) => ({
    key: 'a-key',
    name: 'an account',
    wanted,
    line,
    now: 0,
  })

  test('is bounded in size, the oldest goes first', () => {
    const book = sessionBook(() => 1000)
    const session = book.join(claimOf())
    book.leave(session, { line, now: 0 })
    const frame = 'x'.repeat(1024 * 1024)
    for (let nth = 0; nth < 40; nth += 1) deliver(session, `${nth} ${frame}`)
    const kept = claim(session)
    expect(kept).toHaveLength(15)
    expect(kept.at(-1)?.slice(0, 3)).toBe('39 ')
    expect(claim(session)).toEqual([])
  })

  test('is also what is sent while the other side hangs up', async () => {
    const clock = virtualClock()
    const mock = createMock({ provider: runware, clock })
    const { socket } = runware
    if (socket === null) throw new Error('no socket')
    const board = switchboard(mock, socket)
    const enterOn = (session: string | null, takes: (frame: string) => boolean) => {
      const talk = board.connect({ send: takes, close: () => {} })
      talk.receive(socket.hello('a-key', session))
      return talk
    }
    const heard: string[] = []
    const listen = (frame: string) => heard.push(frame) > 0
    let hangsUp = false
    const first = enterOn(null, (frame) => !hangsUp && listen(frame))
    await clock.advance(0)
    const session = String(JSON.parse(heard[0] ?? '').data[0].connectionSessionUUID)
    const task = imageTask()
    first.receive(JSON.stringify([task]))
    hangsUp = true
    await clock.advance('1m')
    expect(heard).toHaveLength(1)
    enterOn(session, listen)
    await clock.advance(0)
    expect(heard[1]).toContain(session)
    expect(heard[2]).toContain(task.taskUUID)
    mock.close()
  })

  test('is of the latest thousand sessions', () => {
    const book = sessionBook(() => 1000)
    const ids = Array.from({ length: 1001 }, () => {
      const session = book.join(claimOf())
      book.leave(session, { line, now: 0 })
      return session.id
    })
    expect(new Set(ids).size).toBe(1001)
    expect(book.join(claimOf(ids[0])).id).not.toBe(ids[0])
    expect(book.join(claimOf(ids[2])).id).toBe(ids[2])
  })
})
