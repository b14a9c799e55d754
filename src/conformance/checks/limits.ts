import { refuse } from '../../core/fault.ts'
import { memo } from '../../core/memo.ts'
import { type Check, each, type Plot, show } from '../check.ts'
import { type Cap, capOn, heldBurst, heldCapOn, queryBurst, submitBurst } from '../drills/bursts.ts'
import { rekeyed, tamperOutcomes, tamperRequests } from '../tamper.ts'
import type { Note, Target } from '../target.ts'
import { type Entry, place, type Transcript } from '../transcript.ts'

/** All calls of one instant, and the cap that they met. */
interface Burst {
  readonly step: number
  readonly who: Entry['who']
  readonly cap: Cap
  readonly entries: readonly Entry[]
  readonly refused: readonly Entry[]
}

const burstsOf = memo((transcript: Transcript): readonly Burst[] => {
  const { script, entries, provider } = transcript
  return script.flatMap((step, index) => {
    if (step.act !== 'burst') return []
    const cap = capOn(provider, step.intent.kind === 'submit' ? 'submit' : 'query')
    const own = entries.filter((entry) => entry.step === index)
    const refused = own.filter(({ outcome }) => outcome?.kind === 'refused')
    if (cap === null || own.length === 0) return []
    return [{ step: index, who: step.who, cap, entries: own, refused }]
  })
})

/** The first burst of a script is of an account that nobody used before. */
const firstOf = (transcript: Transcript): readonly Burst[] =>
  burstsOf(transcript).filter(({ who }, index) => index === 0 && who === 'caller')

/** A check of bursts of submits, of other calls, or both: each has a drill of its own. */
const about = (of: 'submits' | 'queries', check: Omit<Check, 'needs' | 'drill'>): Check => ({
  ...check,
  needs: ['accounts', 'time-travel'],
  drill: of === 'submits' ? submitBurst : queryBurst,
})

const source = 'limits and concurrency of each provider, with their evidence in src/providers/<id>'

export const beyondRefused: Check = about('submits', {
  id: 'limits/beyond-is-refused',
  sentence: 'A call beyond a limit is refused, as the limit’s own fault.',
  source,
  severity: 'major',
  examine: (transcript) =>
    each(firstOf(transcript), ({ entries, refused, cap }) => {
      const beyond = Math.max(0, entries.length - cap.max)
      const rightly = refused.filter(
        ({ outcome }) => outcome?.kind === 'refused' && outcome.fault === cap.fault,
      )
      if (rightly.length >= beyond) return null
      return {
        what: 'calls beyond the limit are let through',
        where: entries[0] === undefined ? '' : place(entries[0]),
        expected: `${beyond} of ${entries.length} refused as ${cap.fault}`,
        actual: `${rightly.length} refused so`,
      }
    }),
  mutants: [
    { id: 'no-limit', plant: spread },
    {
      id: 'refused-for-credit',
      plant: (target, plot) =>
        tamperOutcomes(target, plot, (outcome) =>
          outcome.kind === 'refused' ? refuse('out-of-credit') : outcome,
        ),
    },
  ],
})

export const heldBeyondRefused: Check = {
  id: 'limits/held-beyond-are-refused',
  sentence: 'Where answers are held, a submit beyond the limit is refused all the same.',
  source,
  severity: 'major',
  needs: ['accounts', 'time-travel', 'at-once'],
  drill: heldBurst,
  examine: ({ script, entries, provider }) => {
    const cap = heldCapOn(provider)
    const bursts = script.flatMap((step, index) =>
      index === 0 && step.act === 'burst' && step.intent.kind === 'submit'
        ? [entries.filter((entry) => entry.step === index)]
        : [],
    )
    if (cap === null) return { looked: 0, findings: [] }
    return each(bursts, (own) => {
      const beyond = Math.max(0, own.length - cap.max)
      const refused = own.filter(
        ({ outcome }) => outcome?.kind === 'refused' && outcome.fault === cap.fault,
      )
      if (refused.length >= beyond) return null
      return {
        what: 'submits beyond the limit are let through',
        where: own[0] === undefined ? '' : place(own[0]),
        expected: `${beyond} of ${own.length} refused as ${cap.fault}`,
        actual: `${refused.length} refused so`,
      }
    })
  },
  mutants: [{ id: 'no-limit', plant: spread }],
}

/** Each call is made under a key of its own. */
function spread(target: Target, plot: Plot): Target {
  let calls = 0
  return tamperRequests(target, (request, { intent, broken }) => {
    if (intent?.kind !== 'submit' && intent?.kind !== 'balance') return request
    if (broken !== null) return request
    calls += 1
    return rekeyed(request, plot, () => `caller-spread-${calls}`)
  })
}

export const withinLet: Check = about('submits', {
  id: 'limits/within-is-let-through',
  sentence: 'A call within all limits is not refused for them.',
  source,
  severity: 'major',
  examine: (transcript) =>
    each(firstOf(transcript), ({ entries, refused, cap }) => {
      const beyond = Math.max(0, entries.length - cap.max)
      if (refused.length <= beyond) return null
      return {
        what: 'calls within the limit are refused',
        where: refused[0] === undefined ? '' : place(refused[0]),
        expected: `${cap.max} of ${entries.length} let through`,
        actual: `${entries.length - refused.length} let through`,
      }
    }),
  mutants: [
    {
      id: 'half-the-limit',
      plant: (target, plot) => refusing(target, plot, (_note, nth) => nth % 2 === 0),
    },
  ],
})

/** Refuses submits and looks at the balance as one too many. */
function refusing(target: Target, plot: Plot, which: (note: Note, nth: number) => boolean): Target {
  let calls = 0
  return tamperOutcomes(target, plot, (outcome, note) => {
    const { intent, broken } = note
    if (broken !== null || (intent?.kind !== 'submit' && intent?.kind !== 'balance')) return outcome
    calls += 1
    if (!which(note, calls)) return outcome
    const fault = capOn(plot.provider, intent.kind === 'submit' ? 'submit' : 'query')?.fault
    return refuse(fault ?? 'rate-limited')
  })
}

/** Bursts that must be let through: of another account, or long enough after. */
const mustPass =
  (which: (burst: Burst, first: Burst) => boolean, what: string): Check['examine'] =>
  (transcript) => {
    const [first, ...others] = burstsOf(transcript)
    const passing = others.filter((burst) => first !== undefined && which(burst, first))
    return each(passing, ({ refused }) => {
      const [one] = refused
      if (one === undefined) return null
      const { outcome } = one
      return {
        what,
        where: place(one),
        expected: 'let through',
        actual: show(outcome?.kind === 'refused' ? outcome.fault : outcome),
      }
    })
  }

const overAgain = mustPass(
  ({ who, entries }, first) =>
    who === first.who && (entries[0]?.at ?? 0) - (first.entries.at(-1)?.at ?? 0) >= first.cap.perMs,
  'a call is refused although the limit has passed',
)

const otherAccount = mustPass(
  ({ who }, first) => who !== first.who,
  'another account’s calls count for this one',
)

const oneShut: Check['mutants'] = [
  {
    id: 'shut-for-good',
    plant: (target, plot) => {
      const full = new Set<string>()
      return tamperOutcomes(target, plot, (outcome, { who, intent }) => {
        const cap = intent?.kind === 'submit' ? 'submit' : 'query'
        const fault = capOn(plot.provider, cap)?.fault
        if (outcome.kind === 'refused' && outcome.fault === fault) full.add(who)
        if (!full.has(who) || fault === undefined) return outcome
        return refuse(fault)
      })
    },
  },
]

const sharedShut: Check['mutants'] = [
  {
    id: 'one-window-for-all',
    plant: (target, { provider: { dialect } }) =>
      tamperRequests(target, (request, { who, intent, broken }) => {
        const key = dialect.key(request, [])
        if (who !== 'stranger' || broken !== null || intent === null || key === null) return request
        return dialect.encode(intent, key.replace('stranger-', 'caller-'))
      }),
  },
]

export const opensAgain: Check = about('submits', {
  id: 'limits/opens-again',
  sentence: 'Once a limit’s time has passed, calls are let through again.',
  source,
  severity: 'major',
  examine: overAgain,
  mutants: oneShut,
})

export const eachItsOwn: Check = about('submits', {
  id: 'limits/each-account-its-own',
  sentence: 'The calls of one account do not count for another.',
  source,
  severity: 'critical',
  examine: otherAccount,
  mutants: sharedShut,
})

export const queriesBeyond: Check = about('queries', {
  ...beyondRefused,
  id: 'limits/queries-beyond-are-refused',
  sentence: 'A look beyond the limit on looks is refused, as the limit’s own fault.',
})

export const queriesOpenAgain: Check = about('queries', {
  ...opensAgain,
  id: 'limits/queries-open-again',
  sentence: 'Once the time of the limit on looks has passed, looks are let through again.',
})

export const waitsItsTurn: Check = {
  id: 'limits/waits-its-turn',
  sentence: 'No more jobs of one account are under way than may be; the others wait.',
  source: 'docs.krea.ai/developers/job-lifecycle, backlogged (DOCS); how many INFERRED',
  severity: 'major',
  needs: ['accounts', 'time-travel'],
  drill: submitBurst,
  examine: (transcript) => {
    const { provider, entries } = transcript
    const { concurrency, lifecycle } = provider
    const none = concurrency === null || burstsOf(transcript).length === 0
    if (none || lifecycle.waiting === null) return { looked: 0, findings: [] }
    const instants = Map.groupBy(
      entries.filter(({ act, who }) => act === 'poll' && who === 'caller'),
      ({ at }) => at,
    )
    const crowded = [...instants.values()].filter(({ length }) => length > concurrency.runningMax)
    return each(crowded, (polls) => {
      const running = polls.filter(
        ({ outcome }) =>
          outcome?.kind === 'job' &&
          outcome.job.phase !== lifecycle.waiting &&
          (outcome.job.state === 'queued' || outcome.job.state === 'running'),
      )
      if (running.length <= concurrency.runningMax) return null
      return {
        what: 'more jobs are under way than may be',
        where: polls[0] === undefined ? '' : place(polls[0]),
        expected: `${concurrency.runningMax} at most`,
        actual: String(running.length),
      }
    })
  },
  mutants: [
    {
      id: 'all-at-once',
      plant: (target, plot) =>
        tamperOutcomes(target, plot, (outcome) => {
          const { waiting, roads } = plot.provider.lifecycle
          if (outcome.kind !== 'job' || outcome.job.phase !== waiting) return outcome
          const phase = roads.succeeded[0]?.[0] ?? outcome.job.phase
          return { kind: 'job', job: { ...outcome.job, phase } }
        }),
    },
  ],
}
