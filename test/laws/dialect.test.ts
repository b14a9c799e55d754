import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { units } from '../../mocks/kernel/envelope.ts'
import { type Step, scripts, submits } from '../../src/conformance/index.ts'
import { violations } from '../../src/core/contract.ts'
import { dice } from '../../src/core/dice.ts'
import { type HttpRequest, readJson } from '../../src/core/exchange.ts'
import { allFaults, refuse } from '../../src/core/fault.ts'
import type { Intent } from '../../src/core/intent.ts'
import type { Answer } from '../../src/core/outcome.ts'
import type { Provider, Scene } from '../../src/core/provider.ts'
import { type Quirks, quirkBehind } from '../../src/core/quirk.ts'
import { router } from '../../src/core/route.ts'
import { everyone } from '../fixtures/registry.ts'
import { brokenIn } from '../quirks/_sides.ts'
import { act } from './stage.ts'

const KEY = 'key-of-the-law'

/** What the mock would read of a request: route, contract, dialect. */
function understood(provider: Provider, request: HttpRequest) {
  const [path = '', search = ''] = request.path.split('?')
  const match = router(provider.contract)(request.method, path)
  if (typeof match === 'string') return [match]
  const query = Object.fromEntries(new URLSearchParams(search))
  const { operation } = match
  const given = { path: match.path, query, header: { ...request.headers } }
  expect(operation.parameters && violations(operation.parameters, given)).toEqual(
    operation.parameters && [],
  )
  const value = request.body === null ? undefined : readJson(request.body)
  return units(value, operation.body, { dialect: provider.dialect, tolerance: () => null }).map(
    (unit) =>
      unit.kind === 'refused'
        ? unit
        : provider.dialect.parse({
            operation: operation.id,
            path: match.path,
            query,
            headers: request.headers,
            body: unit.body,
          }),
  )
}

/** Every intent that the provider's abilities allow. */
function intents(provider: Provider): fc.Arbitrary<Intent> {
  const { abilities } = provider
  const id = fc.uuid({ version: 4 })
  const all = [
    submits(provider),
    abilities.webhook &&
      submits(provider).map((submit) => ({
        ...submit,
        delivery: 'async' as const,
        hook: 'https://receiver.test/hook?job=1',
      })),
    abilities.delivery.includes('async') && fc.record({ kind: fc.constant('poll' as const), id }),
    abilities.cancel && fc.record({ kind: fc.constant('cancel' as const), id }),
    abilities.balance && fc.constant({ kind: 'balance' as const }),
    abilities.list &&
      fc.record({
        kind: fc.constant('list' as const),
        before: fc.option(
          fc
            .date({
              min: new Date(0),
              max: new Date('9999-12-31T23:59:59.999Z'),
              noInvalidDate: true,
            })
            .map(Number),
        ),
        limit: fc.integer({ min: 1, max: 1000 }),
        phase: fc.option(fc.constantFrom(...Object.keys(provider.lifecycle.phases))),
      }),
  ]
  return fc.oneof(...all.filter((arbitrary) => arbitrary !== false))
}

const withoutEcho = (intent: unknown): unknown => ({ ...Object(intent), echo: null })

/** One answer a call: there is no one outcome for several. */
const isPlain = ({ act }: Step): boolean => act !== 'batch' && act !== 'knock' && act !== 'request'

describe.each(everyone.map((provider) => [provider.id, provider] as const))(
  '%s',
  (_id, provider) => {
    test('parse ∘ encode is one intent, and the request keeps the contract', () => {
      fc.assert(
        fc.property(intents(provider), (intent) => {
          const read = understood(provider, provider.dialect.encode(intent, KEY))
          expect(read.map(withoutEcho)).toEqual([withoutEcho(intent)])
        }),
      )
    })

    test('the key that is encoded is the key that is read', () => {
      fc.assert(
        fc.property(intents(provider), fc.stringMatching(/^[\w-]{1,40}$/), (intent, key) => {
          expect(provider.dialect.key(provider.dialect.encode(intent, key), [])).toBe(key)
        }),
      )
    })

    test('render ∘ read ∘ render = render, for all that a mock ever says, whatever its quirks', async () => {
      await fc.assert(
        fc.asyncProperty(
          scripts(provider),
          fc.constantFrom(0, 0.5, 1),
          quirksOf(provider),
          async (script, failRate, quirks) => {
            const { witness, said } = recording(provider)
            const { entries } = await act(witness, script.filter(isPlain), { failRate })
            const asked = entries.filter(({ act }) => act !== 'fetch')
            expect(said.length).toBe(asked.length)
            for (const [index, { answers, scene }] of said.entries()) {
              const intent = asked[index]?.intent
              const odd = inQuirks(scene, quirks)
              const once = provider.dialect.render(answers, odd)
              if (!intent) continue
              const outcome = provider.dialect.read(once, intent)
              // A refused unit has no intent of its own to be rendered for.
              const answered = answers[0]?.intent === null ? null : intent
              expect(provider.dialect.render([{ intent: answered, outcome }], odd)).toEqual(once)
            }
          },
        ),
      )
    })

    test('an answer breaks nothing of the contract but what its quirks say', async () => {
      await fc.assert(
        fc.asyncProperty(
          scripts(provider),
          fc.constantFrom(0, 1),
          quirksOf(provider),
          async (script, failRate, quirks) => {
            const { witness, said } = recording(provider)
            await act(witness, script, { failRate, quirks })
            for (const { answers, scene } of said) {
              expect(scene.quirks).toEqual(quirks)
              const once = provider.dialect.render(answers, scene)
              if (scene.operation === null || saysWrongMethod(answers)) continue
              const broken = brokenIn(provider, scene.operation, once)
              const allFaults = broken.filter((one) => !quirkBehind(provider.quirks, quirks, one))
              expect(allFaults).toEqual([])
            }
          },
        ),
      )
    })

    test.each(allFaults)('a refusal for "%s" survives reading, whatever the quirks', (fault) => {
      const [operation] = provider.contract.operations
      const submit = fc.sample(submits(provider), { numRuns: 1, seed: 1 })[0]
      if (operation === undefined || submit === undefined) throw new Error('nothing to refuse')
      const request = provider.dialect.encode(submit, KEY)
      fc.assert(
        fc.property(quirksOf(provider), (quirks) => {
          const scene: Scene = { request, operation: operation.id, now: 0, dice: dice(1), quirks }
          const once = provider.dialect.render([{ intent: null, outcome: refuse(fault) }], scene)
          // Only a poll can miss its job, and where no answer says so it reads as nothing.
          const intent = fault === 'not-found' ? ({ kind: 'poll', id: 'x' } as const) : submit
          const outcome = provider.dialect.read(once, intent)
          expect(outcome.kind).toBe(
            fault === 'not-found' && outcome.kind !== 'refused' ? 'nothing' : 'refused',
          )
          expect(provider.dialect.render([{ intent: null, outcome }], scene)).toEqual(once)
        }),
      )
    })

    test('a file’s id survives its path', () => {
      fc.assert(
        fc.property(
          fc.uuid({ version: 4 }),
          fc.constantFrom(...provider.abilities.formats),
          fc.integer({ min: 0, max: 4e12 }),
          (id, format, createdAt) => {
            const path = provider.files.path({ id, format, createdAt })
            expect(path.startsWith('/')).toBe(true)
            expect(provider.files.id(path)).toBe(id)
          },
        ),
      )
    })

    test('what is no file’s path has no id', () => {
      for (const path of ['/', '/images/', '/favicon.ico', '/../x.png', '/f/zz.png']) {
        expect(provider.files.id(path)).toBeNull()
      }
    })
  },
)

/** Any quirks of the provider's: none, all and what is between. */
const quirksOf = ({ quirks }: Provider): fc.Arbitrary<Quirks> =>
  fc.subarray(quirks.map(({ id }) => id)).map((ids) => new Set(ids))

/** The same call, with these quirks on. */
const inQuirks = ({ request, operation, now, dice }: Scene, quirks: Quirks): Scene => ({
  request,
  operation,
  now,
  dice,
  quirks,
})

/** HTTP's own affair, which no document of these mentions. */
const saysWrongMethod = ([answer]: readonly Answer[]): boolean =>
  answer?.outcome.kind === 'refused' && answer.outcome.fault === 'wrong-method'

interface Said {
  readonly answers: readonly Answer[]
  readonly scene: Scene
}

/** The same provider, and everything that its dialect was made to say. */
function recording(provider: Provider): { witness: Provider; said: Said[] } {
  const said: Said[] = []
  const { dialect } = provider
  const render: typeof dialect.render = (answers, scene) => {
    said.push({ answers, scene })
    return dialect.render(answers, scene)
  }
  return { witness: { ...provider, dialect: { ...dialect, render } }, said }
}
