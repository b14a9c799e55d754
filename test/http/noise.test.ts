import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HttpRequest } from '../../src/core/exchange.ts'
import type { Provider } from '../../src/core/provider.ts'
import { everyone } from '../fixtures/registry.ts'
import {
  exchange,
  expectNoTrace,
  KEY,
  openStreet,
  type Street,
  soundSubmit,
  wire,
} from './street.ts'

const RUNS = 150

let street: Street
beforeAll(async () => {
  street = await openStreet()
})
afterAll(() => street.close())

/** Spoils the body of a sound submission; whatever comes of it, the fault is not ours. */
async function expectNoFaultOfOurs(
  provider: Provider,
  spoil: (sound: string) => HttpRequest['body'],
): Promise<void> {
  const submit = soundSubmit(provider)
  const sound = provider.dialect.encode(submit, KEY)
  const request = { ...sound, body: spoil(String(sound.body)) }
  const answer = await exchange(street, wire(provider, request))
  const outcome = provider.dialect.read(answer, submit)
  expectNoTrace(answer)
  expect(answer.status).toBeLessThan(500)
  expect(outcome).not.toMatchObject({
    fault: expect.toBeOneOf(['internal', 'upstream', 'timeout']),
  })
  expect(street.bugs).toEqual([])
}

/** Any JSON text, also of what no program would write. */
const values = fc.json({ stringUnit: 'binary', maxDepth: 4 })

/** A value put in the place of any other, or beside it, in a sound body. */
const mutations = fc.record({ at: fc.nat(), code: values, name: fc.string(), beside: fc.boolean() })

/** Where values stand in a JSON text, as pairs of begin and end. */
const placesIn = (text: string): [number, number][] =>
  [...text.matchAll(/(?<=[:[,])(?:"(?:[^"\\]|\\.)*"|[\w.+-]+)(?=[\],}])/g)].map((found) => [
    found.index,
    found.index + found[0].length,
  ])

function mutated(sound: string, { at, code, name, beside }: Mutation): string {
  const places = placesIn(sound)
  const [from, to] = places[at % places.length] ?? [0, sound.length]
  const kept = beside ? `${sound.slice(from, to)},${JSON.stringify(name)}:` : ''
  return sound.slice(0, from) + kept + code + sound.slice(to)
}

type Mutation = typeof mutations extends fc.Arbitrary<infer T> ? T : never

describe.each(everyone.map((provider) => [provider.id, provider] as const))(
  '%s',
  (_id, provider) => {
    test('no bytes are a fault of ours', async () => {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
          await expectNoFaultOfOurs(provider, () => bytes)
        }),
        { numRuns: RUNS },
      )
    })

    test('no JSON is a fault of ours', async () => {
      await fc.assert(
        fc.asyncProperty(values, async (code) => {
          await expectNoFaultOfOurs(provider, () => code)
        }),
        { numRuns: RUNS },
      )
    })

    test('no change of a sound body is a fault of ours', async () => {
      await fc.assert(
        fc.asyncProperty(mutations, async (mutation) => {
          await expectNoFaultOfOurs(provider, (sound) => mutated(sound, mutation))
        }),
        { numRuns: RUNS },
      )
    })

    test('no cut in a sound body is a fault of ours', async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(), fc.nat({ max: 40 }), async (at, length) => {
          await expectNoFaultOfOurs(provider, (sound) => {
            const from = at % sound.length
            return sound.slice(0, from) + sound.slice(from + length)
          })
        }),
        { numRuns: RUNS },
      )
    })
  },
)
