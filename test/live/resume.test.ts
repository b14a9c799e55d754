import { mkdtempSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { memory } from '../../mocks/targets/memory.ts'
import { checks } from '../../src/conformance/checks/index.ts'
import { inspect, type ProviderReport } from '../../src/conformance/index.ts'
import { historyOf, type Line } from '../../src/conformance/journal.ts'
import { type Journal, remembering } from '../../src/conformance/remember.ts'
import {
  type Ability,
  type OpenTarget,
  type Target,
  Unreachable,
  Unsent,
} from '../../src/conformance/target.ts'
import type { Provider } from '../../src/core/provider.ts'
import { randomId } from '../../src/host/random.ts'
import { guarded } from '../../src/live/budget.ts'
import { doubts } from '../../src/live/doubt.ts'
import { greet } from '../../src/live/greet.ts'
import { costOf, type Plan, plans, riskOf, scriptsOf } from '../../src/live/plan.ts'
import { worstCall } from '../../src/live/price.ts'
import { purse } from '../../src/live/purse.ts'
import { providers } from '../../src/providers/registry.ts'
import { openJournal } from '../../src/records/journal.ts'

/** How a run ends at its nth call. */
type End =
  | 'killed before it was sent'
  | 'killed before the answer'
  | 'network gone'
  | 'answer lost'
  | 'refused for a while'

class Killed extends Error {}

/** A provider that stays while runs come and go; calls that a submit was accepted for are counted. */
async function world(provider: Provider, inbox: boolean) {
  const target = await memory(provider, { seed: 7, fidelity: 'observed' })
  const accepted: string[] = []
  const open =
    (cut: { readonly at: number; readonly how: End } | null): OpenTarget =>
    async () => {
      let calls = 0
      const earlier = target.received().length
      const send: Target['send'] = async (request, note) => {
        const here = cut !== null && calls === cut.at
        calls += 1
        if (here && cut.how === 'killed before it was sent') throw new Killed()
        if (here && cut.how === 'network gone') throw new Unsent('nobody is reached')
        if (here && cut.how === 'refused for a while')
          return { status: 429, headers: {}, body: '{"message":"x"}' }
        const response = await target.send(request, note)
        const outcome = note.intent && provider.dialect.read(response, note.intent)
        if (note.intent?.kind === 'submit' && outcome?.kind === 'job' && note.who === 'caller')
          accepted.push(outcome.job.id)
        if (here && cut.how === 'killed before the answer') throw new Killed()
        if (here && cut.how === 'answer lost') throw new Unreachable('no answer')
        return response
      }
      return {
        ...target,
        abilities: new Set<Ability>(['second-account', ...(inbox ? (['inbox'] as const) : [])]),
        // Who is not there hears nothing.
        received: () => target.received().slice(earlier),
        doubt: doubts(provider),
        key: (who) =>
          ({
            caller: 'any-key',
            stranger: 'other-key',
            intruder: 'invalid-x',
            nobody: 'invalid-x',
          })[who as 'caller'] ?? null,
        send,
        close: async () => {},
      }
    }
  return { open, accepted, close: target.close }
}

interface Made {
  readonly plan: Plan
  readonly journal: Journal
  readonly budgetMicroUsd?: number
}

/** A run as the command makes it; `null` where it was killed. */
async function made(
  open: OpenTarget,
  { plan, journal, budgetMicroUsd = 1_000_000 }: Made,
): Promise<{ report: ProviderReport; spentMicroUsd: number } | null> {
  const { provider } = plan
  const money = purse(budgetMicroUsd, historyOf(journal.past).spent)
  const paid: OpenTarget = async (...args) =>
    guarded(await open(...args), { provider, purse: money })
  try {
    const report = await inspect({
      provider,
      open: remembering(paid, {
        journal,
        spent: () => money.calls,
        worst: (note) => worstCall(provider, note),
      }),
      greeting: greet(plan, 'http://stand-in'),
      first: scriptsOf(plan),
      seed: 7,
      runs: 0,
    })
    return { report, spentMicroUsd: money.spentMicroUsd() }
  } catch (error) {
    if (error instanceof Killed) return null
    throw error
  }
}

/** A journal in memory, which goes on with its lines. */
const kept = (lines: Line[]): Journal => ({
  past: [...lines],
  write: (line: Line) => void lines.push(structuredClone(line)),
})

/** A journal on the disk whose run is killed when it has grown by so many bytes. */
function cutJournal(folder: string, bytes: number): Journal {
  const journal = openJournal(folder, known)
  const file = join(folder, 'journal.jsonl')
  const end = statSync(file).size + bytes
  return {
    ...journal,
    write: (line) => {
      journal.write(line)
      if (statSync(file).size < end) return
      truncateSync(file, end)
      throw new Killed()
    },
  }
}

const planOf = (provider: Provider, inbox: boolean): Plan => {
  const [plan] = plans([provider], {
    budgetMicroUsd: null,
    inbox,
    strangers: new Set([provider]),
    newId: randomId,
  })
  if (plan === undefined) throw new Error('no plan')
  return plan
}

const known = { secrets: ['any-key', 'other-key'] }

const none: ProviderReport = { provider: '', cases: 0, verdicts: [] }

const fatesOf = ({ verdicts: all }: ProviderReport) =>
  new Map(all.map(({ check, fate }) => [check, fate]))

const ends: readonly End[] = [
  'killed before it was sent',
  'killed before the answer',
  'network gone',
  'answer lost',
  'refused for a while',
]

const needsInbox = new Set(
  checks.filter(({ needs }) => needs.includes('inbox')).map(({ id }) => id),
)

describe.each(providers.map((provider) => [provider.id, provider] as const))(
  '%s',
  (_, provider) => {
    test('cut at any call, a resumed run ends like an uncut one, and pays for nothing twice', async () => {
      for (const inbox of [false, true]) {
        const whole = await world(provider, inbox)
        const plan = planOf(provider, inbox)
        const lines: Line[] = []
        const uncut = await made(whole.open(null), { plan, journal: kept(lines) })
        await whole.close()
        if (uncut === null) throw new Error('it was killed')
        const paid = whole.accepted.length
        const cuts = fc.record({
          at: fc.nat({ max: lines.filter(({ kind }) => kind === 'said').length - 1 }),
          how: fc.constantFrom(...ends),
        })
        await fc.assert(
          fc.asyncProperty(fc.array(cuts, { minLength: 1, maxLength: 3 }), async (all) => {
            const { open, accepted, close } = await world(provider, inbox)
            const written: Line[] = []
            for (const cut of all) await made(open(cut), { plan, journal: kept(written) })
            const resumed = await made(open(null), { plan, journal: kept(written) })
            await close()
            if (resumed === null) throw new Error('it was killed')
            expect(new Set(accepted).size).toBe(accepted.length)
            expect(accepted.length).toBeLessThanOrEqual(paid)
            expect(resumed.spentMicroUsd).toBeLessThanOrEqual(costOf(plan) + riskOf(plan))
            const before = fatesOf(uncut.report)
            for (const [check, fate] of fatesOf(resumed.report))
              if (fate === 'broken')
                expect(`${check}: ${before.get(check)}`).toBe(`${check}: broken`)
            // An answer that was lost cannot be had again without paying again, and a provider that
            // was busy has gone on meanwhile.
            if (!all.every(({ how }) => how === 'network gone')) return
            expect(resumed.spentMicroUsd).toBe(uncut.spentMicroUsd)
            const unheard = inbox ? needsInbox : new Set()
            const judged = ({ verdicts: ones }: ProviderReport) =>
              ones
                .filter(({ check, looked }) => !unheard.has(check) && (!inbox || looked > 0))
                .map(({ check, fate, looked }) => `${check}: ${fate} of ${looked}`)
            expect(judged(resumed.report)).toEqual(judged(uncut.report))
          }),
          { numRuns: 30 },
        )
      }
    })

    test('killed at any byte of its journal, a run goes on, and pays for nothing twice', async () => {
      const whole = await world(provider, true)
      const plan = planOf(provider, true)
      const folder = mkdtempSync(join(tmpdir(), 'backlot-journal-'))
      const uncut = await made(whole.open(null), { plan, journal: openJournal(folder, known) })
      await whole.close()
      const { size } = statSync(join(folder, 'journal.jsonl'))
      const before = uncut && fatesOf(uncut.report)
      await fc.assert(
        fc.asyncProperty(fc.array(fc.nat({ max: size }), { maxLength: 3 }), async (bytes) => {
          const { open, accepted, close } = await world(provider, true)
          const at = mkdtempSync(join(tmpdir(), 'backlot-journal-'))
          for (const cut of bytes) await made(open(null), { plan, journal: cutJournal(at, cut) })
          const resumed = await made(open(null), { plan, journal: openJournal(at, known) })
          await close()
          expect(readFileSync(join(at, 'journal.jsonl'), 'utf8')).not.toMatch(/any-key|other-key/)
          expect(new Set(accepted).size).toBe(accepted.length)
          expect(accepted.length).toBeLessThanOrEqual(whole.accepted.length)
          expect(resumed?.spentMicroUsd).toBeLessThanOrEqual(costOf(plan) + riskOf(plan))
          for (const [check, fate] of fatesOf(resumed?.report ?? none))
            if (fate === 'broken')
              expect(`${check}: ${before?.get(check)}`).toBe(`${check}: broken`)
        }),
        { numRuns: 12 },
      )
    })
  },
)
