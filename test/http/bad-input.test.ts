import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Intent } from '../../src/core/intent.ts'
import type { Outcome } from '../../src/core/outcome.ts'
import type { Provider } from '../../src/core/provider.ts'
import { everyone } from '../fixtures/registry.ts'
import { type Case, cases, garbage } from './cases.ts'
import { answersIn, bytesOf, send, vanish, type Wire } from './raw.ts'
import {
  ask,
  exchange,
  expectDocumented,
  expectNoTrace,
  KEY,
  openStreet,
  type Street,
  soundSubmit,
  wire,
} from './street.ts'

let street: Street
const earlier = new Map<Provider, Intent>()

beforeAll(async () => {
  street = await openStreet()
  for (const provider of everyone) earlier.set(provider, await begin(provider))
})
afterAll(() => street.close())

/** Starts a job and says how to ask for it later; where none can be asked for, for the balance. */
async function begin(provider: Provider): Promise<Intent> {
  const outcome = await ask(street, provider, soundSubmit(provider))
  if (outcome.kind !== 'job') throw new Error(`${provider.id} took no job: ${outcome.kind}`)
  const { id } = outcome.job
  return id === '' ? { kind: 'balance' } : { kind: 'poll', id }
}

/** A new submission and its request. */
function sound(provider: Provider): { readonly intent: Intent; readonly request: Wire } {
  const intent = soundSubmit(provider)
  return { intent, request: wire(provider, provider.dialect.encode(intent, KEY)) }
}

/** No bug was met, what was there before still is, and something new can be had. */
async function expectAlive(provider: Provider): Promise<void> {
  const asked = earlier.get(provider) ?? { kind: 'balance' }
  expect(street.bugs).toEqual([])
  expect(Object.hasOwn(Object.prototype, 'spoilt')).toBe(false)
  expect((await ask(street, provider, asked)).kind).toBe(asked.kind === 'poll' ? 'job' : 'balance')
}

function expectSaid(outcome: Outcome, { faults }: Case): void {
  const fault = outcome.kind === 'refused' ? outcome.fault : null
  expect(fault).not.toBe('internal')
  if (faults === null) return
  expect(faults, JSON.stringify(outcome)).toContain(fault)
  expect(outcome).toMatchObject({ message: expect.stringMatching(/\w/) })
}

describe.each(everyone.map((provider) => [provider.id, provider] as const))(
  '%s',
  (_id, provider) => {
    test.each(cases.map((one) => [one.name, one] as const))('answers %s', async (_name, one) => {
      const { intent, request } = sound(provider)
      const sent = one.spoil(request)
      const answer = await exchange(street, sent)
      expectNoTrace(answer)
      expectSaid(provider.dialect.read(answer, intent), one)
      expectDocumented(provider, sent, answer)
      await expectAlive(provider)
    })

    test('answers HEAD without a body', async () => {
      const { request } = sound(provider)
      const line = request.line.replace('POST', 'HEAD')
      const { status, body } = await exchange(street, { ...request, line })
      expect([status, body]).toEqual([405, ''])
    })

    test.each(garbage)('survives %s', async (_name, spoil, status) => {
      const bytes = bytesOf(spoil(sound(provider).request))
      const answers = answersIn(await send(street.port, bytes, { hangUp: true }))
      for (const answer of answers) expectNoTrace(answer)
      expect(answers.map((answer) => answer.status)).toEqual(status === null ? [] : [status])
      await expectAlive(provider)
    })

    test('survives a body cut short by a client that still listens', async () => {
      const whole = bytesOf(sound(provider).request)
      const came = await send(street.port, whole.subarray(0, -5), { hangUp: true })
      expect(answersIn(came).map(({ status }) => status)).toEqual([400])
      await expectAlive(provider)
    })

    test('survives a client that vanishes within its body', async () => {
      const whole = bytesOf(sound(provider).request)
      await vanish(street.port, whole.subarray(0, -5))
      await expectAlive(provider)
    })

    test('answers requests that come in one go, each in its turn', async () => {
      const all = [sound(provider), sound(provider), sound(provider), sound(provider)]
      const sent = all.map(({ request }, index) => {
        const headers = request.headers.filter(([name]) => index === 3 || name !== 'connection')
        return { ...request, headers, ...(index === 1 && { body: '{' }) }
      })
      const answers = answersIn(await send(street.port, Buffer.concat(sent.map(bytesOf))))
      const kinds = answers.map((answer, index) => {
        return provider.dialect.read(answer, all[index]?.intent ?? { kind: 'balance' }).kind
      })
      expect(kinds).toEqual(['job', 'refused', 'job', 'job'])
      await expectAlive(provider)
    })
  },
)

describe('outside of the providers', () => {
  test.each([
    ['GET', '/', ''],
    ['GET', '/nobody/at/home', ''],
    ['POST', '/nobody', 'x'.repeat(2_000_000)],
    ['OPTIONS', '*', ''],
    ['TRACE', '/%zz', ''],
    ['GET', '//krea/jobs', ''],
    ['GET', 'http://elsewhere.test/krea/jobs', ''],
    ['GET', '/__proto__', ''],
    ['GET', '/constructor/x', ''],
  ])('%s %s finds nothing and says what is there', async (method, path, body) => {
    const headers = [['host', 'localhost'] as const, ['connection', 'close'] as const]
    const answer = await exchange(street, { line: `${method} ${path} HTTP/1.1`, headers, body })
    expectNoTrace(answer)
    expect(answer.status).toBe(404)
    const { providers } = JSON.parse(String(answer.body))
    expect(Object.keys(providers)).toEqual(everyone.map(({ id }) => id))
  })
})
