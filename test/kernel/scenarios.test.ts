import { describe, expect, test } from 'vitest'
import { chosen, planOf, scenarios } from '../../mocks/kernel/scenarios.ts'
import { localMock } from '../../mocks/targets/_local.ts'
import { plainSubmit } from '../../src/conformance/draw.ts'
import { dice } from '../../src/core/dice.ts'
import type { Provider } from '../../src/core/provider.ts'
import { krea } from '../../src/providers/krea/index.ts'
import { everyone } from '../fixtures/registry.ts'

const root = dice(1)

const fail = (error: unknown): never => {
  throw error
}

const open = (provider: Provider, options: Partial<Parameters<typeof localMock>[0]> = {}) =>
  localMock({ seed: 42, onError: fail, limits: [], ...options, provider })

const uuid = (nth: number) => `6a1f0c3e-3d0b-4e0e-9a51-${String(nth).padStart(12, '0')}`

interface Wish {
  readonly key?: string
  readonly prefer?: string
  readonly prompt?: string
  readonly nth?: number
}

/** Asks for one image and waits until its job is over; what came of it, as a client reads it. */
async function generate({ mock, clock }: ReturnType<typeof open>, wish: Wish = {}) {
  const { provider } = mock
  const { key = 'key', prefer, prompt = 'a cat', nth = 0 } = wish
  const hook = provider.abilities.webhook ? 'http://localhost/hook' : null
  const delivery = provider.abilities.delivery.at(-1) ?? 'async'
  const submit = { ...plainSubmit(provider, uuid(nth)), prompt, hook, delivery }
  const request = provider.dialect.encode(submit, key)
  const headers = { ...request.headers, ...(prefer !== undefined && { prefer }) }
  const outcome = provider.dialect.read(await mock.answer({ ...request, headers }), submit)
  await clock.advance('1d')
  return outcome
}

const named = (name: string) => ({ name, own: scenarios.find((each) => each.name === name)?.plan })

test('names are unique and each scenario says what it is', () => {
  const names = scenarios.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  for (const { what, name } of scenarios) {
    expect(what, name).toMatch(/^[A-Z].{10,90}\.$/)
    expect(name).toMatch(/^[a-z-]+$/)
  }
})

test('scenarios compose: what the later names, it decides', () => {
  const plan = planOf(chosen('slow+lost-webhook+duplicate-webhook'), () => root)
  expect(plan).toEqual({
    pace: named('slow').own?.pace,
    webhook: named('duplicate-webhook').own?.webhook,
  })
  expect(planOf(chosen(['slow', { pace: 2 }]), () => root)).toEqual({ pace: 2 })
})

test('happy undoes whatever came before it', () => {
  for (const { name, swarm } of scenarios) {
    if (swarm) continue
    const plan = planOf(chosen(`${name}+happy`), () => root)
    expect(plan).toEqual(named('happy').own)
  }
})

test('a name that does not exist is refused with those that do', () => {
  expect(() => chosen('slow+sunny')).toThrow(/There is no scenario "sunny"; there is happy, slow/)
  expect(() => chosen('x'.repeat(1000))).toThrow(/^There is no scenario "x{40}";/)
})

describe.each(everyone.map((provider) => [provider.id, provider] as const))('%s', (_, provider) => {
  test('a call can ask for a scenario by Prefer and by its prompt, and disturbs no other', async () => {
    const set = open(provider)
    for (const [nth, wish] of [
      { prefer: 'scenario=model-retired' },
      { prefer: 'wait=5, scenario="slow+model-retired"' },
      { prompt: 'a cat [[backlot:model-retired]]' },
      { prefer: 'scenario=slow', prompt: '[[backlot:happy+model-retired]] a cat' },
    ].entries()) {
      expect(await generate(set, { ...wish, nth })).toMatchObject({ kind: 'refused' })
      expect(await generate(set, { nth: nth + 100 })).toMatchObject({ kind: 'job' })
    }
    expect(set.mock.jobs()).toHaveLength(4)
  })

  test('a scenario that does not exist is refused in the provider’s tongue, by name', async () => {
    const set = open(provider)
    for (const wish of [{ prefer: 'scenario=sunny' }, { prompt: 'a [[backlot:sunny]] cat' }]) {
      const outcome = await generate(set, wish)
      expect(outcome).toMatchObject({ kind: 'refused' })
      expect(outcome.kind === 'refused' && outcome.message).toContain(
        'There is no scenario "sunny"',
      )
    }
    expect(set.mock.jobs()).toHaveLength(0)
    expect(set.mock.violations()).toHaveLength(2)
  })

  test('an account’s own scenario goes before its mock’s, and others keep theirs', async () => {
    const set = open(provider, { scenario: 'model-retired' })
    set.mock.change({ scenario: 'happy' }, 'lucky')
    expect(await generate(set, { key: 'lucky' })).toMatchObject({ kind: 'job' })
    expect(await generate(set, { key: 'other', nth: 1 })).toMatchObject({ kind: 'refused' })
    set.mock.change({ scenario: null }, 'lucky')
    expect(await generate(set, { key: 'lucky', nth: 2 })).toMatchObject({ kind: 'refused' })
    set.mock.change({ scenario: null })
    expect(await generate(set, { key: 'other', nth: 3 })).toMatchObject({ kind: 'job' })
  })

  test.each(scenarios.map(({ name }) => [name]))('%s does not break the mock', async (name) => {
    const set = open(provider, { scenario: name })
    for (let nth = 0; nth < 10; nth += 1) await generate(set, { nth })
    for (const { state, phase } of set.mock.jobs()) {
      expect(['succeeded', 'failed'], phase).toContain(state)
    }
  })

  test('the same seed draws the same swarm, and a swarm is not all alike', async () => {
    const fates = async (seed: number) => {
      const set = open(provider, { scenario: 'swarm', seed })
      const outcomes: unknown[] = []
      for (let nth = 0; nth < 20; nth += 1) {
        const outcome = await generate(set, { nth })
        outcomes.push(outcome.kind === 'refused' ? outcome.fault : outcome.kind)
      }
      return [outcomes, set.received.length]
    }
    expect(await fates(1)).toEqual(await fates(1))
    expect(new Set((await fates(1)).flat()).size).toBeGreaterThan(1)
    expect(await fates(1)).not.toEqual(await fates(2))
  })

  test('webhooks go as their scenario plans', async () => {
    if (provider.webhook === null) return
    const calls = async (scenario: string) => {
      const set = open(provider, { scenario })
      await generate(set)
      const [job] = set.mock.jobs()
      const end = job?.finishedAt ?? 0
      const { received } = set
      return {
        bodies: received.map(({ body }) => body),
        lags: received.map(({ at }) => at - end),
        received,
      }
    }
    const plain = await calls('happy')
    expect(plain.lags).toEqual([0])
    expect((await calls('lost-webhook')).bodies).toEqual([])
    expect((await calls('duplicate-webhook')).bodies).toEqual([...plain.bodies, ...plain.bodies])
    expect((await calls('late-webhook')).lags).toEqual([600_000])
    expect((await calls('early-webhook')).lags[0]).toBeLessThan(0)
    expect((await calls('early-webhook')).bodies).toEqual(plain.bodies)
    const [whole = ''] = plain.bodies
    const [half = ''] = (await calls('truncated-webhook')).bodies
    expect(half).toBe(whole.slice(0, Math.floor(whole.length / 2)))
    const [tampered = ''] = (await calls('tampered-webhook')).bodies
    expect(tampered).toContain('https://tampered.invalid/')
    const [text] = (await calls('wrong-content-type')).received
    expect(text?.headers['content-type']).toBe('text/plain')
    const replayed = await calls('replayed-webhook')
    expect(replayed.lags).toEqual([0, 3_600_000])
    expect(replayed.received[1]?.headers).toEqual(replayed.received[0]?.headers)
  })
})

test('some of several results fail, never all and never none', async () => {
  for (const provider of everyone.filter(({ lifecycle }) => lifecycle.perResult)) {
    for (let seed = 0; seed < 30; seed += 1) {
      const set = open(provider, { scenario: 'partial-results', seed })
      const submit = { ...plainSubmit(provider, uuid(1)), count: 3, delivery: 'async' as const }
      await set.mock.answer(provider.dialect.encode(submit, 'key'))
      await set.clock.advance('1h')
      const [job] = set.mock.jobs()
      const states = new Set(job?.results.map(({ state }) => state))
      expect(states).toEqual(new Set(['succeeded', 'failed']))
    }
  }
})

describe.each(
  everyone.flatMap((provider) => {
    const { webhook } = provider
    return webhook?.signature ? [[provider.id, provider, webhook.signature] as const] : []
  }),
)('%s, which signs', (_, provider, { verify }) => {
  /** How each call of a scenario looks to who knows the key of today, and to who knows the former. */
  const seen = async (scenario: string) => {
    const set = open(provider, { scenario, webhookSecret: 'former' })
    set.mock.account('key')
    set.mock.change({ webhookSecret: 'current' })
    await generate(set)
    return set.received.map(({ body, headers, at }) =>
      ['current', 'former'].map((secret) =>
        verify({ body, headers, secret, now: at, toleranceMs: 300_000 }),
      ),
    )
  }

  test.each([
    ['happy', [['valid', 'forged']]],
    ['unsigned-webhook', [['missing', 'missing']]],
    ['wrong-secret', [['forged', 'forged']]],
    ['rotated-secret', [['forged', 'valid']]],
    ['skewed-clock', [['stale', 'forged']]],
    [
      'forged-webhook',
      [
        ['valid', 'forged'],
        ['forged', 'forged'],
      ],
    ],
    [
      'replayed-webhook',
      [
        ['valid', 'forged'],
        ['stale', 'forged'],
      ],
    ],
  ])('%s is told by the signature', async (scenario, verdicts) => {
    expect(await seen(scenario)).toEqual(verdicts)
  })
})

test('webhook calls that are reordered overtake one another, and none is lost', async () => {
  const orders = async (scenario: string) => {
    const { mock, clock, received } = open(krea, { scenario })
    for (let nth = 0; nth < 10; nth += 1) {
      const hook = `http://localhost/${nth}`
      await mock.answer(krea.dialect.encode({ ...plainSubmit(krea, ''), hook }, 'key'))
      await clock.advance('10s')
    }
    await clock.advance('1h')
    return received.map(({ url }) => Number(url.at(-1)))
  }
  const inOrder = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
  expect(await orders('happy')).toEqual(inOrder)
  const reordered = await orders('reordered-webhook')
  expect(reordered).not.toEqual(inOrder)
  expect(reordered.toSorted()).toEqual(inOrder)
})
