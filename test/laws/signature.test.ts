import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JobView } from '../../src/core/job.ts'
import type { Signature, Webhook } from '../../src/core/provider.ts'
import { noQuirks } from '../../src/core/quirk.ts'
import { everyone } from '../fixtures/registry.ts'

/** Providers that sign, with their way of it. */
const signers = everyone.flatMap(({ id, webhook, lifecycle }) => {
  if (webhook === null || webhook.signature === null) return []
  const phase = lifecycle.roads.succeeded[0]?.at(-1) ?? ''
  return [{ id, webhook, signature: webhook.signature, phase }]
})

const jobs = (phase: string): fc.Arbitrary<JobView> =>
  fc.record({
    id: fc.uuid({ version: 4 }),
    phase: fc.constant(phase),
    state: fc.constant('succeeded' as const),
    createdAt: fc.nat(),
    updatedAt: fc.nat(),
    finishedAt: fc.nat(),
    results: fc.constant([]),
    failure: fc.constant(null),
    costMicroUsd: fc.constant(null),
    echo: fc.constant(null),
  })

const secrets = fc.string({ minLength: 1, maxLength: 64 })
const instants = fc.integer({ min: 1e12, max: 4e12 })
const toleranceMs = 300_000

interface Signer {
  readonly webhook: Webhook
  readonly signature: Signature
  readonly phase: string
}

/** A call as it is sent, and what a receiver knows. */
const sent = ({ webhook, signature, phase }: Signer) =>
  fc.record({ job: jobs(phase), secret: secrets, at: instants }).map(({ job, secret, at }) => {
    const { body } = webhook.render(job, noQuirks)
    const headers = signature.sign({ body, secret, at })
    return { body, headers, secret, now: at, toleranceMs }
  })

describe.each(signers)('the signature of $id', (signer) => {
  const { signature } = signer

  test('is valid with the secret that it was made with, in time', () => {
    fc.assert(
      fc.property(sent(signer), fc.integer({ min: -200_000, max: 200_000 }), (call, skewMs) => {
        expect(signature.verify({ ...call, now: call.now + skewMs })).toBe('valid')
        expect(Object.keys(call.headers)).toEqual([...signature.headers])
      }),
    )
  })

  test('is forged with any other', () => {
    fc.assert(
      fc.property(sent(signer), secrets, (call, secret) => {
        fc.pre(secret !== call.secret)
        expect(signature.verify({ ...call, secret })).toBe('forged')
      }),
    )
  })

  test('is missing where there is none, and stale when the call is too late or too early', () => {
    fc.assert(
      fc.property(sent(signer), (call) => {
        expect(signature.verify({ ...call, headers: {} })).toBe('missing')
        for (const skewMs of [-400_000, 400_000]) {
          expect(signature.verify({ ...call, now: call.now + skewMs })).toBe('stale')
        }
      }),
    )
  })

  test('is judged, never thrown at, whatever came', () => {
    fc.assert(
      fc.property(sent(signer), fc.string(), fc.string(), (call, word, body) => {
        const headers = Object.fromEntries(signature.headers.map((name) => [name, word]))
        expect(signature.verify({ ...call, headers })).not.toBe('valid')
        expect(['valid', 'forged', 'stale', 'missing']).toContain(
          signature.verify({ ...call, body }),
        )
      }),
    )
  })
})

test('somebody signs', () => {
  expect(signers.map(({ id }) => id)).toContain('acme')
})
