import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainSubmit } from '../../src/conformance/draw.ts'
import type { Intent } from '../../src/core/intent.ts'
import { virtualClock } from '../../src/host/virtual-clock.ts'
import { pacer } from '../../src/live/pace.ts'
import { providers } from '../../src/providers/registry.ts'

const sound = { method: 'GET', path: '/', headers: {}, body: null }

test.each(providers.map((provider) => [provider.id, provider] as const))(
  '%s: no stretch of time holds more calls than its limits allow',
  async (_, provider) => {
    const intents = fc.constantFrom<Intent>(
      plainSubmit(provider, 'x'),
      { kind: 'balance' },
      { kind: 'poll', id: 'a' },
      { kind: 'poll', id: 'b' },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(intents, { minLength: 30, maxLength: 80 }), async (calls) => {
        const clock = virtualClock()
        const paced = pacer(provider, { clock, spares: true })
        const made: { readonly at: number; readonly intent: Intent }[] = []
        for (const intent of calls) {
          await paced({ who: 'caller', intent, broken: null, sound })
          made.push({ at: clock.now(), intent })
        }
        for (const { of, max, perMs } of provider.limits) {
          const own = made.filter(
            ({ intent }) => of === 'any' || (of === 'submit') === (intent.kind === 'submit'),
          )
          for (const [index, { at }] of own.entries()) {
            expect(at - (own[index - max]?.at ?? Number.NEGATIVE_INFINITY)).toBeGreaterThan(perMs)
          }
        }
        for (const id of ['a', 'b']) {
          const looks = made.filter(({ intent }) => intent.kind === 'poll' && intent.id === id)
          for (const [index, { at }] of looks.slice(1).entries()) {
            expect(at - (looks[index]?.at ?? 0)).toBeGreaterThanOrEqual(2_000)
          }
        }
      }),
      { numRuns: 20, seed: 3 },
    )
  },
)
