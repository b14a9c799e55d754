import type { Intent } from '../../core/intent.ts'
import { type Check, each, type Mutant, show } from '../check.ts'
import { tamperRequests } from '../tamper.ts'
import { place, stories } from '../transcript.ts'

/** Takes the stranger for the caller in one kind of call. */
const mistaken = (id: string, kind: Intent['kind']): Mutant => ({
  id,
  plant: (target, { provider: { dialect } }) =>
    tamperRequests(target, (request, { who, intent }) => {
      const key = dialect.key(request, [])
      if (who !== 'stranger' || intent?.kind !== kind || key === null) return request
      return dialect.encode(intent, key.replace('stranger-', 'caller-'))
    }),
})

export const foreignCancelIsVain: Check = {
  id: 'isolation/foreign-cancel-is-vain',
  sentence: 'What another account says of cancelling a job leaves it as it is.',
  source: 'Krea DELETE /jobs/{id}: the caller’s own jobs (DOCS); for others INFERRED',
  severity: 'critical',
  needs: ['second-account'],
  examine: (transcript) => {
    const foreign = transcript.entries.filter(
      ({ act, who }) => act === 'cancel' && who === 'stranger',
    )
    const next = foreign.flatMap((entry) => {
      const story = stories(transcript).find(({ job }) => job === entry.job)
      const after = story?.seen.find((seen) => seen.entry.step > entry.step)
      const own = story?.cancels.some(({ step }) => step < (after?.entry.step ?? 0))
      return after === undefined || own === true ? [] : [after]
    })
    return each(next, ({ view, entry }) =>
      view.state !== 'cancelled'
        ? null
        : {
            what: 'another account cancelled the job',
            where: place(entry),
            expected: 'a job that goes on',
            actual: view.phase,
          },
    )
  },
  mutants: [
    {
      id: 'anyone-cancels',
      plant: (target, plot) => {
        const open = mistaken('', 'cancel').plant(target, plot)
        return {
          ...target,
          send: async (request, note) => {
            if (note.intent?.kind === 'cancel') await open.send(request, note)
            return target.send(request, note)
          },
        }
      },
    },
  ],
}

export const balanceIsOwn: Check = {
  id: 'isolation/balance-is-own',
  sentence: 'What one account spends leaves the balance of another as it is.',
  source: 'a key is an account: documented balance calls (kie, AI/ML API, Runware)',
  severity: 'critical',
  needs: ['accounts'],
  examine: ({ entries }) => {
    const own = entries.filter(({ who, outcome }) => who === 'stranger' && outcome !== null)
    const spent = own.findIndex(({ act }) => act === 'submit' || act === 'batch')
    const idle = (spent < 0 ? own : own.slice(0, spent)).flatMap((entry) =>
      entry.outcome?.kind === 'balance' ? [{ entry, microUsd: entry.outcome.microUsd }] : [],
    )
    const [first, ...others] = idle
    return each(others, ({ entry, microUsd }) =>
      microUsd === first?.microUsd
        ? null
        : {
            what: 'the balance of an idle account moved',
            where: place(entry),
            expected: show((first?.microUsd ?? 0) / 1_000_000),
            actual: show(microUsd / 1_000_000),
          },
    )
  },
  mutants: [mistaken('one-purse', 'balance')],
}

export const listIsOwn: Check = {
  id: 'isolation/list-is-own',
  sentence: 'A list holds no job of another account.',
  source: 'Krea GET /jobs: the caller’s own jobs (DOCS)',
  severity: 'critical',
  needs: ['second-account'],
  examine: (transcript) => {
    const ids = new Set(stories(transcript).map(({ id }) => id))
    const lists = transcript.entries.flatMap((entry) =>
      entry.who === 'stranger' && entry.outcome?.kind === 'list'
        ? [{ entry, jobs: entry.outcome.jobs }]
        : [],
    )
    return each(lists, ({ entry, jobs }) => {
      const foreign = jobs.find(({ id }) => ids.has(id))
      if (foreign === undefined) return null
      return {
        what: 'a list holds another account’s job',
        where: place(entry),
        expected: 'own jobs only',
        actual: foreign.id,
      }
    })
  },
  mutants: [mistaken('one-list-for-all', 'list')],
}
