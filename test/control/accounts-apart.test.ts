import fc from 'fast-check'
import { expect, test } from 'vitest'
import { virtualClock } from '../../src/host/virtual-clock.ts'
import { kie } from '../../src/providers/kie/index.ts'
import { krea } from '../../src/providers/krea/index.ts'
import { mockOf, open } from './_server.ts'

type Set = Awaited<ReturnType<typeof open>>
type Act = (set: Set, account: string) => Promise<unknown>

const hook = 'http://localhost:1/in'

/** What somebody does with an account of a shared server. */
const acts = {
  submits: (set, account) => set.submit(krea, account, { hook }),
  'submits elsewhere': (set, account) => set.submit(kie, account, { hook }),
  'breaks the contract': (set, account) => set.submit(kie, account, { prompt: '' }),
  'has jobs fail': (set, account) =>
    set.call('PUT /scenario', { scenario: 'generation-failed' }, { account }),
  'is refused': (set, account) =>
    set.call('PUT /scenario', { scenario: 'maintenance' }, { account }),
  'is well again': (set, account) => set.call('PUT /scenario', { scenario: null }, { account }),
  'moves ahead': (set, account) => set.call('POST /clock/advance', { by: '5s' }, { account }),
  'moves far ahead': (set, account) => set.call('POST /clock/advance', { by: '1h' }, { account }),
  'is given money': (set, account) => set.call('PATCH /account', { balanceUsd: 1 }, { account }),
  'is forgotten': (set, account) => set.call('POST /reset', undefined, { account }),
} as const satisfies Record<string, Act>

type Step = keyof typeof acts

const steps = fc.array(fc.constantFrom(...(Object.keys(acts) as Step[])), { maxLength: 5 })

const looks = ['clock', 'scenario', 'account', 'accounts', 'jobs', 'deliveries', 'violations']

/** What an account is told: by what it does, and of all there is of it afterwards. */
async function lived(set: Set, account: string, step: Step): Promise<unknown[]> {
  const said = await acts[step](set, account)
  const seen = []
  for (const look of looks) seen.push((await set.call(`GET /${look}`, undefined, { account })).body)
  return [textOf(said), seen]
}

const textOf = (said: unknown) => {
  const { status, text, body } = said as { status: number; text?: string; body?: unknown }
  // Each server has a port of its own.
  return { status, body: text?.replaceAll(/localhost:\d+|127\.0\.0\.1:\d+/g, 'here') ?? body }
}

const street = () => {
  const clock = virtualClock()
  return open({ mocks: [mockOf(krea, { clock }), mockOf(kie, { clock })] })
}

const plain = (value: unknown): string =>
  JSON.stringify(value).replaceAll(/127\.0\.0\.1:\d+/g, 'here')

test('what one account does, moves or forgets never shows in what another is told', async () => {
  await fc.assert(
    fc.asyncProperty(
      steps,
      fc.array(steps, { minLength: 6, maxLength: 6 }),
      async (own, others) => {
        const [alone, shared] = [await street(), await street()]
        for (const step of others[0] ?? []) await lived(shared, 'other', step)
        for (const [nth, step] of own.entries()) {
          const there = await lived(shared, 'own', step)
          expect(plain(there)).toBe(plain(await lived(alone, 'own', step)))
          for (const other of others[nth + 1] ?? []) await lived(shared, 'other', other)
        }
        await Promise.all([alone.close(), shared.close()])
      },
    ),
    { numRuns: 12 },
  )
})

test('without an account the whole server is told of', async () => {
  const set = await street()
  for (const account of ['one', 'two']) await acts.submits(set, account)
  expect((await set.call('GET /jobs')).body.jobs).toHaveLength(2)
  expect((await set.call('GET /jobs', undefined, { account: 'one' })).body.jobs).toHaveLength(1)
  expect((await set.call('GET /accounts')).body.accounts).toHaveLength(2)
})
