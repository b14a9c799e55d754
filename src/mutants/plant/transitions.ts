import { tamperOutcomes } from '../../conformance/tamper.ts'
import { isTerminal, type JobView, type Lifecycle, type Phase } from '../../core/job.ts'
import type { Provider } from '../../core/provider.ts'
import type { Fault, Ground } from '../planted.ts'
import { spoken } from './spoken.ts'

/** Each step of a job that its lifecycle has no road for: seen in one phase, then in another that
 *  can never follow. A step that leaves a phase out is none: a look may miss it. */
export const transitions = ({ provider }: Ground): readonly Fault[] => {
  const { lifecycle, abilities } = provider
  // Where answers are held a job is seen once, and over.
  if (!abilities.delivery.includes('async')) return []
  const phases = Object.keys(lifecycle.phases)
  return [
    ...phases.flatMap((from) => {
      const lawful = reachable(lifecycle, from)
      return phases.filter((to) => !lawful.has(to)).map((to) => step(from, to))
    }),
    ...phases.filter((phase) => !isOver(lifecycle, phase)).map(stays),
    ...phases.filter((phase) => ends(lifecycle, phase)).map(atOnce),
  ]
}

const step = (from: Phase, to: Phase): Fault => ({
  id: `transition/${from}/${to}`,
  sentence: `A job that was seen ${from} is seen ${to} at the next look.`,
  plant: (target, plot) => {
    const seen = new Map<string, Phase>()
    return tamperOutcomes(target, plot, (outcome, { who }) => {
      if (outcome.kind !== 'job' || who !== 'caller') return outcome
      const { job } = outcome
      const before = seen.get(job.id)
      seen.set(job.id, job.phase)
      return before === from ? { kind: 'job', job: shown(plot.provider, job, to) } : outcome
    })
  },
})

const stays = (phase: Phase): Fault => ({
  id: `transition/${phase}/for-ever`,
  sentence: `A job that was seen ${phase} is seen so for ever.`,
  plant: (target, plot) => {
    const stuck = new Map<string, JobView>()
    return tamperOutcomes(target, plot, (outcome, { who }) => {
      if (outcome.kind !== 'job' || who !== 'caller') return outcome
      const { job } = outcome
      if (job.phase === phase && !stuck.has(job.id)) stuck.set(job.id, job)
      return { kind: 'job', job: stuck.get(job.id) ?? job }
    })
  },
})

const atOnce = (phase: Phase): Fault =>
  spoken({
    id: `transition/submitted/${phase}`,
    sentence: `The answer to a submit says ${phase} at once; later looks tell the truth.`,
    plant: (target, plot) =>
      tamperOutcomes(target, plot, (outcome, { intent }) =>
        outcome.kind === 'job' && intent?.kind === 'submit' && !isTerminal(outcome.job.state)
          ? { kind: 'job', job: shown(plot.provider, outcome.job, phase) }
          : outcome,
      ),
  })

/** A job as it would be told in another phase, as far as what it holds goes. */
export function shown({ lifecycle, failures }: Provider, job: JobView, phase: Phase): JobView {
  const state = lifecycle.phases[phase]?.means ?? 'running'
  const failure = state === 'failed' ? failures['generation-failed'] : null
  return {
    ...job,
    phase,
    state,
    finishedAt: isTerminal(state) ? (job.finishedAt ?? job.updatedAt ?? job.createdAt) : null,
    failure,
    results: lifecycle.perResult
      ? job.results.map((result) => ({ ...result, state, failure }))
      : state === 'succeeded'
        ? job.results
        : [],
  }
}

function reachable({ phases }: Lifecycle, from: Phase): ReadonlySet<Phase> {
  const found = new Set([from])
  for (const phase of found) for (const next of phases[phase]?.next ?? []) found.add(next)
  return found
}

const isOver = ({ phases }: Lifecycle, phase: Phase): boolean =>
  isTerminal(phases[phase]?.means ?? 'queued')

/** Jobs end in it and a submit can be answered with it where answers are not held. */
const ends = (lifecycle: Lifecycle, phase: Phase): boolean =>
  isOver(lifecycle, phase) && Object.keys(lifecycle.phases).length > 2
