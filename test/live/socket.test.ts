import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { type ServerOptions, type WebSocket, WebSocketServer } from 'ws'
import { scenarios } from '../../mocks/kernel/scenarios.ts'
import { memory } from '../../mocks/targets/memory.ts'
import { checks, inspect, perform } from '../../src/conformance/index.ts'
import type { Line } from '../../src/conformance/journal.ts'
import { remembering } from '../../src/conformance/remember.ts'
import type { Script } from '../../src/conformance/script.ts'
import { type OpenTarget, Unreachable } from '../../src/conformance/target.ts'
import type { Transcript } from '../../src/conformance/transcript.ts'
import { randomId } from '../../src/host/random.ts'
import { guarded } from '../../src/live/budget.ts'
import { plans } from '../../src/live/plan.ts'
import { worstCall } from '../../src/live/price.ts'
import { purse } from '../../src/live/purse.ts'
import { spoken } from '../../src/live/spoken.ts'
import { liveTarget } from '../../src/live/target.ts'
import { providers } from '../../src/providers/registry.ts'
import { runware } from '../../src/providers/runware/index.ts'
import { close, fastClock, fates, night, stand } from './_stand.ts'

/** On a fast clock a busy machine must not look like a silent provider. */
const PATIENT_MS = 100 * 3_600_000

const KEY = 'key-"of"-a-caller'

const laws = checks.filter(({ needs }) => needs.includes('socket'))

const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const step of undo.splice(0)) await step()
})

const script = (free: boolean): Script => spoken(runware, { newId: randomId, free })

interface Place {
  readonly baseUrl: string
  readonly name?: 'url' | 'live'
  readonly free?: boolean
  readonly apiKey?: string
  readonly clock?: ReturnType<typeof fastClock>
  readonly timeoutMs?: number
}

/** What is planned over WebSocket, performed in real time. */
async function talked({ baseUrl, name = 'url', free = true, ...more }: Place) {
  const { apiKey = KEY, clock = fastClock(), timeoutMs = PATIENT_MS } = more
  const open = liveTarget({
    name,
    baseUrl,
    apiKey,
    otherKey: null,
    clock,
    timeoutMs,
    purse: null,
    inbox: null,
  })
  const target = await open(runware, { seed: 7 })
  const transcript = await perform(script(free), { provider: runware, target, name: 'talk' })
  await target.close()
  return { target, transcript }
}

const findings = (transcript: Transcript) =>
  laws.flatMap(({ id, examine }) =>
    examine(transcript).findings.map(({ what }) => `${id}: ${what}`),
  )

const looked = (transcript: Transcript) =>
  laws.filter(({ examine }) => examine(transcript).looked > 0).map(({ id }) => id)

describe('at a stand-in', () => {
  test('each law that one account can show is seen where calls are free', async () => {
    const at = await stand(runware)
    undo.push(() => close(at))
    const { transcript } = await talked({ baseUrl: at.baseUrl, clock: at.clock })
    expect(findings(transcript)).toEqual([])
    expect(transcript.unheard).toBeUndefined()
    expect(laws.map(({ id }) => id).filter((id) => !looked(transcript).includes(id))).toEqual([
      'socket/sessions-are-private',
    ])
  })

  test('no key is written down, however it is spelled', async () => {
    const at = await stand(runware)
    undo.push(() => close(at))
    const { transcript } = await talked({ baseUrl: at.baseUrl, clock: at.clock })
    const text = JSON.stringify(transcript.talks)
    expect(text).toContain('a-key')
    expect(text).not.toMatch(/of.{0,6}-a-caller/)
  })

  test.each(['a', 'task', 'data'])(
    'a key that is a word of answers, %j, breaks nothing',
    async (apiKey) => {
      const at = await stand(runware)
      undo.push(() => close(at))
      const { transcript } = await talked({ baseUrl: at.baseUrl, clock: at.clock, apiKey })
      expect(findings(transcript)).toEqual([])
      expect(transcript.missed).toEqual([])
    },
  )

  test('a bad day is no breach; a retired model is', async () => {
    const found = new Set<string>()
    for (const { name } of scenarios) {
      const at = await stand(runware, { scenario: name })
      const { transcript } = await talked({ baseUrl: at.baseUrl, clock: at.clock })
      await close(at)
      for (const what of findings(transcript)) found.add(`${name}: ${what}`)
    }
    expect([...found]).toEqual([expect.stringMatching(/^model-retired: socket\/every-result: /)])
  })
})

/** A server of connections that are dealt with in one way, and of other calls with a 404. */
async function taking(
  deal: ((peer: WebSocket) => void) | number,
  options: ServerOptions = {},
): Promise<string> {
  const status = typeof deal === 'number' ? deal : 404
  const server = createServer((_, response) => response.writeHead(status).end('secret'))
  if (typeof deal !== 'number') new WebSocketServer({ ...options, server }).on('connection', deal)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  undo.push(
    () => server.closeAllConnections(),
    () => server.close(),
  )
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}` // It listens on TCP.
}

describe('a strange one', () => {
  test('a URL that takes no connections lacks the ability, and says how it answered', async () => {
    const { target, transcript } = await talked({ baseUrl: await taking(404) })
    expect(target.abilities.has('socket')).toBe(false)
    expect(transcript).toMatchObject({ cut: null, missed: [] })
    expect(transcript.unheard).toEqual([
      expect.stringMatching(/^ws:\/\/127\.0\.0\.1:\d+ answered the WebSocket handshake with 404$/),
    ])
  })

  test('the real one is to take them, and so is one that is only busy', async () => {
    const real = await talked({ baseUrl: await taking(404), name: 'live' })
    const busy = await talked({ baseUrl: await taking(503) })
    for (const { target, transcript } of [real, busy]) {
      expect(target.abilities.has('socket')).toBe(true)
      expect(transcript.unheard).toHaveLength(1)
      expect(findings(transcript)).toEqual([])
    }
  })

  test('who took a connection once is not taken to take none', async () => {
    let taken = 0
    const verifyClient = (_: unknown, verdict: (fits: boolean, code: number) => void): void => {
      taken += 1
      verdict(taken === 1, 404)
    }
    const baseUrl = await taking((peer) => peer.on('message', () => peer.close()), { verifyClient })
    const { target, transcript } = await talked({ baseUrl })
    expect(target.abilities.has('socket')).toBe(true)
    expect(transcript.unheard).toEqual([
      expect.stringContaining('closed the connection with 1005'),
      expect.stringContaining('with 404'),
    ])
  })

  test('who hangs up on everything is no breach', async () => {
    const baseUrl = await taking((peer) => peer.on('message', () => peer.close(1008, 'secret')))
    const { transcript } = await talked({ baseUrl })
    expect(findings(transcript)).toEqual([])
    expect(transcript.unheard).toEqual([
      expect.stringMatching(/^ws:\S+ closed the connection with 1008 instead of an answer$/),
    ])
  })

  test('who is there and says nothing breaks the laws of it', async () => {
    const baseUrl = await taking(() => {})
    const { transcript } = await talked({ baseUrl, free: false, timeoutMs: 120_000 })
    expect(findings(transcript)).toContain('socket/pings-answered: a ping is not answered')
    expect(transcript.unheard).toBeUndefined()
  })
})

test('laws of WebSocket alone are open for what was not heard there', async () => {
  const at = await stand(runware)
  undo.push(() => close(at))
  const open: OpenTarget = async (...args) => ({
    ...(await memory(...args)),
    abilities: new Set(['free', 'socket']),
    doubt: ({ act }) => (act === 'converse' ? 'it was a bad day' : null),
  })
  const report = await inspect({ provider: runware, open, seed: 7, runs: 0, first: [script(true)] })
  const inconclusive = fates(report, 'inconclusive').map(({ check }) => check)
  expect(inconclusive).toEqual(laws.map(({ id }) => id))
  expect(report.missed).toEqual(['it was a bad day'])
})

test('a free night hears tasks, one that is paid for does not; both break nothing', async () => {
  for (const budgetMicroUsd of [null, 250_000]) {
    const at = await stand(runware)
    const place = { provider: runware, baseUrl: at.baseUrl, clock: at.clock }
    const { report } = await night({ ...place, budgetMicroUsd })
    await close(at)
    const kept = fates(report, 'kept').map(({ check }) => check)
    expect(fates(report, 'broken')).toEqual([])
    expect(kept).toContain('socket/pings-answered')
    expect(kept.includes('socket/every-result')).toBe(budgetMicroUsd === null)
  }
})

test('the plan says nothing over WebSocket that costs, and nothing where there is none', () => {
  const all = plans(providers, { budgetMicroUsd: null, inbox: false, newId: randomId })
  for (const { provider, parts, steps } of all) {
    expect(parts.some(({ part }) => part === 'spoken')).toBe(provider.socket !== null)
    const talks = steps.filter(({ step }) => step.act === 'converse')
    for (const { costMicroUsd, riskMicroUsd } of talks)
      expect([costMicroUsd, riskMicroUsd]).toEqual([0, 0])
  }
})

describe('a run that goes on', () => {
  /** After so many frames the connection to everything is lost; what every answer is in doubt for. */
  interface Day {
    readonly frames?: number
    readonly doubt?: () => string
  }

  /** A run with a journal. */
  async function run(past: readonly Line[], talk: Script, day: Day = {}) {
    const { frames: dies = Number.POSITIVE_INFINITY, doubt = () => null } = day
    const money = purse(1_000_000)
    const lines = [...past]
    let frames = 0
    const open: OpenTarget = async (...args) => {
      const mock = await memory(...args)
      const connect = async () => {
        const wire = await mock.connect?.()
        if (wire === undefined) throw new Error('nowhere to connect')
        return {
          ...wire,
          send: async (...sent: Parameters<typeof wire.send>) => {
            frames += 1
            if (frames > dies) throw new Unreachable('gone')
            await wire.send(...sent)
          },
        }
      }
      return guarded({ ...mock, connect, doubt }, { provider: runware, purse: money })
    }
    const target = await remembering(open, {
      journal: { past, write: (line) => lines.push(line) },
      spent: () => money.calls,
      worst: (note) => worstCall(runware, note),
    })(runware, { seed: 7 })
    const transcript = await perform(talk, { provider: runware, target, name: 'run' })
    await target.close()
    return { lines, transcript, frames: () => frames, spent: money.spentMicroUsd() }
  }

  test('tells a conversation again instead of having it again', async () => {
    const talk = script(true)
    const first = await run([], talk)
    const second = await run(first.lines, talk)
    expect(first.frames()).toBeGreaterThan(10)
    expect(second.frames()).toBe(0)
    expect(second.transcript.talks).toEqual(first.transcript.talks)
  })

  test('writes nothing down as paid for that asks for nothing', async () => {
    const { lines, transcript } = await run([], script(false))
    expect(looked(transcript)).toContain('socket/pings-answered')
    expect(lines.filter(({ kind }) => kind === 'sent')).toEqual([])
  })

  test('has one again that broke off for nothing that was paid for', async () => {
    const free = script(false)
    const busy = await run([], free, { doubt: () => 'it was a bad day' })
    expect(busy.transcript.unheard).toEqual(['it was a bad day'])
    const again = await run(busy.lines, free)
    expect(again.transcript.unheard).toBeUndefined()
    expect(looked(again.transcript)).toContain('socket/pings-answered')
    const told = await run(again.lines, free)
    expect(told.frames()).toBe(0)
    expect(told.transcript.talks).toEqual(again.transcript.talks)
  })

  test('has one again that was cut before anything was paid for, and no other', async () => {
    const free = script(false)
    const cutFree = await run([], free, { frames: 1 })
    expect(cutFree.transcript.cut).toBe('gone')
    const again = await run(cutFree.lines, free)
    expect(findings(again.transcript)).toEqual([])
    expect(looked(again.transcript)).toContain('socket/pings-answered')

    const paid = script(true).slice(4, 5)
    const cutPaid = await run([], paid, { frames: 2 })
    expect(cutPaid.spent).toBeGreaterThan(0)
    const told = await run(cutPaid.lines, paid)
    expect(told.frames()).toBe(0)
    expect(told.transcript.unheard).toContain(
      'gone; it may have been paid for, so it is not asked for again',
    )
  })
})
