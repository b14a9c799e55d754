import type { HttpResponse } from '../../core/exchange.ts'
import { isTerminal, type Phase, type PhaseInfo } from '../../core/job.ts'
import type { Outcome } from '../../core/outcome.ts'
import { type Check, each, type Finding, type Plot, show } from '../check.ts'
import { watching } from '../drills/jobs.ts'
import { tamperOutcomes, tamperRequests, tamperResponses } from '../tamper.ts'
import type { Target } from '../target.ts'
import { place, type Sighting, stories } from '../transcript.ts'
import { type Pair, pairsOf } from './_pairs.ts'

/** Every phase that a job in `from` may be seen in later; a poll may miss those in between. */
function reachable(phases: Readonly<Record<Phase, PhaseInfo>>, from: Phase): Set<Phase> {
  const found = new Set([from])
  for (const phase of found) for (const next of phases[phase]?.next ?? []) found.add(next)
  return found
}

export const followsGraph: Check = {
  id: 'lifecycle/follows-graph',
  sentence: 'A job only moves along the edges of its lifecycle; a look may miss phases in between.',
  source: 'lifecycle graph of the provider',
  severity: 'critical',
  needs: [],
  examine: (transcript) => {
    const { phases } = transcript.provider.lifecycle
    return each(pairsOf(transcript), ({ before, after }) => {
      const allowed = reachable(phases, before.view.phase)
      if (allowed.has(after.view.phase)) return null
      return {
        what: `${before.view.phase} is followed by ${after.view.phase}`,
        where: place(after.entry),
        expected: `one of ${[...allowed].join(', ')}`,
        actual: after.view.phase,
      }
    })
  },
  mutants: [{ id: 'back-to-start', plant: backToStart }],
}

export const terminalStays: Check = {
  id: 'lifecycle/terminal-is-terminal',
  sentence: 'A job that is over stays as it ended.',
  source: 'lifecycle: terminal phases have no next',
  severity: 'critical',
  needs: [],
  examine: (transcript) => {
    const over = pairsOf(transcript).filter(({ before }) => isTerminal(before.view.state))
    return each(over, ({ before, after }) => {
      const [was, is] = [before.view, after.view].map(({ phase, results }) =>
        show({ phase, urls: results.map(({ url }) => url) }),
      )
      if (was === is) return null
      return {
        what: `a job that is over changed from ${before.view.phase} to ${after.view.phase}`,
        where: place(after.entry),
        expected: was ?? '',
        actual: is ?? '',
      }
    })
  },
  mutants: [
    {
      id: 'results-vanish',
      plant: (target, plot) => {
        const seen = new Set<string>()
        return tamperOutcomes(target, plot, (outcome) => {
          if (!isOver(outcome)) return outcome
          const { job } = outcome
          if (!seen.has(job.id)) {
            seen.add(job.id)
            return outcome
          }
          return { kind: 'job', job: { ...job, results: job.results.slice(1) } }
        })
      },
    },
  ],
}

export const finishes: Check = {
  id: 'lifecycle/finishes',
  sentence: 'A job that is given ten minutes is over.',
  source:
    'time-outs: Krea 3 min, kie 10 min, Runware 2 min (DOCS docs.krea.ai job-lifecycle, DOCS docs.kie.ai code 408, CODE Runware sync limit)',
  severity: 'critical',
  needs: ['time-travel'],
  examine: (transcript) => {
    const { script, entries } = transcript
    const finished = stories(transcript).filter(
      ({ job, id }) =>
        id !== '' &&
        entries.some(
          (entry) =>
            entry.act === 'finish' && entry.job === job && script[entry.step] !== undefined,
        ),
    )
    return each(finished, ({ seen, job }) => {
      const last = seen.at(-1)
      if (last === undefined || isTerminal(last.view.state)) return null
      return {
        what: `a job is still ${last.view.state}`,
        where: place(last.entry),
        expected: 'succeeded, failed or cancelled',
        actual: `job ${job} is ${last.view.phase}`,
      }
    })
  },
  mutants: [{ id: 'stuck', plant: stuck }],
}

export const lookingIsFree: Check = {
  id: 'lifecycle/looking-changes-nothing',
  sentence: 'Two looks at one instant see the same.',
  source: 'a GET is safe (RFC 9110 §9.2.1)',
  severity: 'major',
  needs: ['time-travel'],
  drill: watching,
  examine: (transcript) => {
    const still = pairsOf(transcript).filter((pair) => stands(pair, transcript.script))
    return each(still, ({ before, after }) => {
      const [was, is] = [before.view, after.view].map((view) => show(view))
      if (was === is) return null
      return {
        what: 'a look changed the job',
        where: place(after.entry),
        expected: was ?? '',
        actual: is ?? '',
      }
    })
  },
  mutants: [
    {
      id: 'moves-when-polled',
      plant: (target) => ({
        ...target,
        send: async (request, note) => {
          if (note.intent?.kind === 'poll') await target.advance(1500)
          return target.send(request, note)
        },
      }),
    },
  ],
}

/** Both looks are polls, and nothing between them lets time pass or cancels. */
function stands({ before, after }: Pair, script: readonly { readonly act: string }[]): boolean {
  if (before.entry.act !== 'poll' || after.entry.act !== 'poll') return false
  const between = script.slice(before.entry.step + 1, after.entry.step)
  return between.every(({ act }) => act === 'poll' || act === 'fetch' || act === 'poll-unknown')
}

export const timestamps: Check = {
  id: 'lifecycle/timestamps',
  sentence: 'A job keeps its time of creation and is never over before it was created.',
  source: 'documented fields created_at, completed_at (Krea), createTime, completeTime (kie)',
  severity: 'major',
  needs: [],
  examine: (transcript) => {
    const dated = pairsOf(transcript).filter(
      ({ before, after }) => before.view.createdAt !== null && after.view.createdAt !== null,
    )
    return each(dated, ({ before, after }) => timeFault(before, after))
  },
  mutants: [
    {
      id: 'created-anew',
      plant: (target, plot) =>
        tamperOutcomes(target, plot, (outcome) =>
          outcome.kind === 'job' && outcome.job.createdAt !== null
            ? { kind: 'job', job: { ...outcome.job, createdAt: target.now() + 1000 } }
            : outcome,
        ),
    },
  ],
}

function timeFault({ view: was }: Sighting, { view: is, entry }: Sighting): Finding | null {
  const fault = {
    where: place(entry),
    actual: show({ createdAt: is.createdAt, finishedAt: is.finishedAt }),
  }
  if (was.createdAt !== is.createdAt) {
    return { ...fault, what: 'the time of creation changed', expected: show(was.createdAt) }
  }
  if (is.finishedAt !== null && is.finishedAt < (is.createdAt ?? 0)) {
    return { ...fault, what: 'a job was over before it was created', expected: 'created first' }
  }
  return null
}

export const cancelTakes: Check = {
  id: 'lifecycle/cancel-takes',
  sentence: 'A job that was cancelled while it could be is cancelled from then on.',
  source: 'docs.krea.ai/developers/job-lifecycle (DOCS)',
  severity: 'critical',
  needs: ['time-travel'],
  examine: (transcript) => {
    const from = transcript.provider.lifecycle.cancel?.from ?? []
    const cut = stories(transcript).flatMap((story) => {
      const cancel = story.cancels[0]
      const before = story.seen.findLast(
        ({ entry }) => entry.at === cancel?.at && entry.step < cancel.step,
      )
      const after = story.seen.find(({ entry }) => cancel !== undefined && entry.step > cancel.step)
      return before && after && from.includes(before.view.phase) ? [after] : []
    })
    return each(cut, ({ view, entry }) =>
      view.state === 'cancelled'
        ? null
        : {
            what: 'a cancelled job went on',
            where: place(entry),
            expected: 'cancelled',
            actual: view.phase,
          },
    )
  },
  mutants: [
    {
      id: 'cancel-ignored',
      plant: (target, plot) => {
        const { dialect } = plot.provider
        const looks = tamperRequests(target, (request, { intent }) =>
          intent?.kind === 'cancel'
            ? dialect.encode({ kind: 'poll', id: intent.id }, dialect.key(request, []) ?? '')
            : request,
        )
        return tamperOutcomes(looks, plot, (outcome, { intent }) =>
          intent?.kind === 'cancel' ? { kind: 'cancelled', id: intent.id } : outcome,
        )
      },
    },
  ],
}

const isOver = (outcome: Outcome): outcome is Outcome & { kind: 'job' } =>
  outcome.kind === 'job' && isTerminal(outcome.job.state)

/** Polls of a job that was seen to be over are answered as its first one was. */
function backToStart(target: Target, { provider }: Plot): Target {
  const first = new Map<string, HttpResponse>()
  const over = new Set<string>()
  return tamperResponses(target, (response, { intent, who }) => {
    if (intent?.kind !== 'poll' || who !== 'caller') return response
    const begun = first.get(intent.id)
    if (begun === undefined) first.set(intent.id, response)
    if (over.has(intent.id)) return begun ?? response
    if (isOver(provider.dialect.read(response, intent))) over.add(intent.id)
    return response
  })
}

/** All polls of a job are answered as its first one was. */
function stuck(target: Target): Target {
  const first = new Map<string, HttpResponse>()
  return tamperResponses(target, (response, { intent, who }) => {
    if (intent?.kind !== 'poll' || who !== 'caller') return response
    const begun = first.get(intent.id) ?? response
    first.set(intent.id, begun)
    return begun
  })
}
