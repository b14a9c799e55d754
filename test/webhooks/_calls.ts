import { createHmac } from 'node:crypto'
import { dice } from '../../src/core/dice.ts'
import { write } from '../../src/core/letter.ts'
import type { Provider, Signature, Webhook } from '../../src/core/provider.ts'
import { noQuirks } from '../../src/core/quirk.ts'
import type { Alteration } from '../../src/core/scenario.ts'
import { type Sample, sampleJob } from '../../src/grade/sample.ts'
import { everyone } from '../fixtures/registry.ts'

export const NOW = Date.UTC(2026, 5, 1)
export const SECRET = 'a key that only two know'
export const minutes = (count: number): number => count * 60_000

const mac = (text: string, secret: string): string =>
  createHmac('sha256', secret).update(text).digest('base64')

/** An invented signature over the whole body. */
const whole: Signature = {
  headers: ['x-acme-time', 'x-acme-mac'],
  sign: ({ body, secret, at }) => ({
    'x-acme-time': String(at),
    'x-acme-mac': mac(`${at}.${body}`, secret),
  }),
  verify: ({ body, headers, secret, now, toleranceMs }) => {
    const { 'x-acme-time': time, 'x-acme-mac': came } = headers
    if (time === undefined || came === undefined) return 'missing'
    if (came !== mac(`${time}.${body}`, secret)) return 'forged'
    return Math.abs(now - Number(time)) <= toleranceMs ? 'valid' : 'stale'
  },
  covers: 'the whole body and the time of sending',
  evidence: 'INFERRED',
}

/** A provider with webhooks. */
export type Hooked = Provider & { readonly webhook: Webhook }

export const isHooked = (provider: Provider): provider is Hooked => provider.webhook !== null

export const hooked: readonly Hooked[] = everyone.filter(isHooked)

/** The provider as it is where it signs, else with a signature invented for it. */
export const signing = (provider: Hooked): Hooked & { webhook: { signature: Signature } } => ({
  ...provider,
  webhook: { ...provider.webhook, signature: provider.webhook.signature ?? whole },
})

/** An id as the provider makes them. */
export const idOf = (provider: Provider, name: string): string => provider.invent.jobId(dice(name))

interface Call extends Partial<Omit<Sample, 'id'>> {
  /** Which job it is about. */
  readonly job?: string
  readonly alter?: Alteration
  readonly secret?: string
  readonly signedAt?: number
  readonly query?: string
}

/** A call of a provider's as a framework would hand it over. */
export function callOf(provider: Hooked, call: Call = {}) {
  const { alter, secret, signedAt = NOW, query = '', job = 'one', ...sample } = call
  const { headers, body } = write(
    {
      webhook: provider.webhook,
      job: sampleJob(provider, {
        id: idOf(provider, job),
        fate: 'succeeded',
        at: NOW - 500,
        ...sample,
      }),
      quirks: noQuirks,
      secrets: { current: secret ?? null, former: null },
      at: signedAt,
    },
    alter,
  )
  return { method: 'POST', url: `/hooks${query}`, headers, body }
}
