import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CALLER_KEY, noteOf, OTHER_KEY } from '../../bench/inspectors/note.ts'
import { blank } from '../../mocks/media/blank.ts'
import { createMock, type Mock } from '../../mocks/mock.ts'
import { serve } from '../../mocks/skins/http.ts'
import { tamperOutcomes, tamperRequests } from '../../src/conformance/tamper.ts'
import type { Target } from '../../src/conformance/target.ts'
import { type HttpRequest, isRecord, readJson } from '../../src/core/exchange.ts'
import { keyVariable, otherKeyVariable } from '../../src/live/keys.ts'
import { providers } from '../../src/providers/registry.ts'
import { run } from '../cli/_run.ts'
import { fastClock } from './_stand.ts'

beforeEach(() => {
  for (const provider of providers) {
    vi.stubEnv(keyVariable(provider), CALLER_KEY)
    vi.stubEnv(otherKeyVariable(provider), OTHER_KEY)
  }
})
afterEach(() => {
  vi.unstubAllEnvs()
})

/** Where the five say how many images there are to be. */
const COUNTS = ['num_images', 'numberResults']

/** How many images a server makes of a body that it takes as it comes: what it cannot read is as many
 *  as there can be. */
function imagesOf({ body }: HttpRequest, most: number): number {
  const count = countIn(readJson(String(body)))
  if (count === undefined) return 1
  const images = Number(count)
  return Number.isInteger(images) && images >= 1 && images <= most ? images : most
}

function countIn(value: unknown): unknown {
  if (Array.isArray(value)) return countIn(value[0])
  if (!isRecord(value)) return undefined
  return COUNTS.map((name) => value[name]).find((one) => one !== undefined) ?? countIn(value.input)
}

/** A provider that takes all that it should refuse, and says of every job that it costs what it does
 *  not; it counts what it would charge. */
function liar(
  mock: Mock,
  { claim, count }: Lie,
): (request: HttpRequest) => ReturnType<Mock['answer']> {
  const { provider } = mock
  const honest: Target = {
    name: 'liar',
    abilities: new Set(),
    quirks: mock.quirks,
    send: (request) => mock.answer(request),
    file: (_url, how) => mock.file({ method: 'GET', headers: {}, ...how, path: '/', body: null }),
    now: () => 0,
    advance: async () => {},
    inboxUrl: '',
    received: () => [],
    canonical: (text) => text,
    close: async () => {},
  }
  const taking = tamperRequests(honest, (request, { broken, sound }) =>
    broken === null ? request : sound,
  )
  const lying = tamperOutcomes(taking, { provider }, (outcome) => {
    if (outcome.kind !== 'job') return outcome
    const results = outcome.job.results.map((one) => ({ ...one, costMicroUsd: claim }))
    return { kind: 'job', job: { ...outcome.job, costMicroUsd: claim, results } }
  })
  return async (request) => {
    const note = noteOf(request, provider)
    const response = await lying.send(request, note)
    const outcome = note.intent && provider.dialect.read(response, note.intent)
    if (note.intent?.kind === 'submit' && outcome?.kind === 'job' && isOurs(request))
      count(provider.price.imageMicroUsd * imagesOf(request, provider.abilities.countMax))
    return response
  }
}

/** Whoever shows no key of ours, or an empty one, cannot be charged for it. */
const isOurs = (request: HttpRequest): boolean =>
  [CALLER_KEY, OTHER_KEY].some((key) => JSON.stringify(request).includes(key))

interface Lie {
  readonly claim: number | null
  readonly count: (microUsd: number) => void
}

/** A night over all five at servers that lie, and what those have counted. */
async function nightOf(budgetUsd: number, claim: number | null) {
  let countedMicroUsd = 0
  const clock = fastClock()
  const mocks = providers.map((provider) => createMock({ provider, seed: 7, draw: blank, clock }))
  const liars = new Map(
    mocks.map((mock) => {
      const count = (microUsd: number): void => {
        countedMicroUsd += microUsd
      }
      return [mock.provider.id, liar(mock, { claim, count })] as const
    }),
  )
  const served = await serve({
    mocks,
    answer: (mock, request) => liars.get(mock.provider.id)?.(request) ?? mock.answer(request),
  })
  const record = mkdtempSync(join(tmpdir(), 'backlot-liar-'))
  const words = ['--target', 'live', '--base-url', `${served.url}/{id}`, '--yes', '--reruns', '2']
  const more = ['--speed', '1000', '--budget', String(budgetUsd), '--json', '--record', record]
  const { code, out, err } = await run('check', ...words, ...more)
  for (const mock of mocks) mock.close()
  await served.close()
  expect(err).toBe('')
  const { spentMicroUsd }: { spentMicroUsd: number } = JSON.parse(out)
  return { code, countedMicroUsd, spentMicroUsd }
}

const nights = [
  [0, null],
  [0.02, 0],
  [0.123, null],
  [0.4, 0],
  [2, null],
  [2, 900_000],
] as const

test.each(nights)(
  'of a budget of USD %d a night over five liars spends no more, when each job is said to cost %s',
  async (budgetUsd, claim) => {
    const { code, countedMicroUsd, spentMicroUsd } = await nightOf(budgetUsd, claim)
    expect(countedMicroUsd).toBeLessThanOrEqual(Math.round(budgetUsd * 1_000_000))
    // What the run says that it spent is no less than what was charged.
    expect(spentMicroUsd).toBeGreaterThanOrEqual(countedMicroUsd)
    if (budgetUsd > 0) expect(countedMicroUsd).toBeGreaterThan(0)
    if (budgetUsd > 0) expect(code).toBe(1)
  },
)
