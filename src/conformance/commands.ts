import fc from 'fast-check'
import type { Submit } from '../core/intent.ts'
import type { Provider } from '../core/provider.ts'
import { scripts, submits } from './draw.ts'
import type { Script, SingleStep, Step } from './script.ts'

/** What the author of a script knows of it so far: enough to take no step in vain. */
interface Model {
  readonly jobs: { readonly hooked: boolean; cancelled: boolean }[]
}

type Command = fc.Command<Model, Step[]>

/** No script has more jobs, or more steps. */
const JOBS_MAX = 4
const COMMANDS_MAX = 14
/** So many calls go out at one instant, at most. */
const AT_ONCE_MAX = 4

/** A command that adds one step, where the model allows it; `mark` says what that changes. */
const adding = (
  step: (model: Model) => Step | null,
  { name, mark = () => {} }: { readonly name: string; readonly mark?: (model: Model) => void },
): Command => ({
  check: (model) => step(model) !== null,
  run: (model, script) => {
    const taken = step(model)
    if (taken !== null) script.push(taken)
    mark(model)
  },
  toString: () => name,
})

const nth = (count: number, pick: number): number | null => (count === 0 ? null : pick % count)

/** A place among the jobs of which it holds; `null` where there is none. */
function among({ jobs }: Model, pick: number, does: (job: Model['jobs'][number]) => boolean) {
  const places = jobs.flatMap((job, place) => (does(job) ? [place] : []))
  const found = nth(places.length, pick)
  return found === null ? null : (places[found] ?? null)
}

const about = (
  act: 'poll' | 'cancel' | 'receive' | 'finish' | 'fetch',
  pick: number,
  does: (job: Model['jobs'][number]) => boolean = () => true,
) => {
  return (model: Model): Step | null => {
    const job = among(model, pick, does)
    if (job === null) return null
    return act === 'poll' || act === 'cancel' ? { act, job, who: 'caller' } : { act, job }
  }
}

const submitting = (submit: Submit, hooked: boolean): Command =>
  adding(
    ({ jobs }) =>
      jobs.length < JOBS_MAX ? { act: 'submit', submit, hooked, who: 'caller' } : null,
    { name: 'submit', mark: ({ jobs }) => jobs.push({ hooked, cancelled: false }) },
  )

const live = ({ cancelled }: Model['jobs'][number]): boolean => !cancelled

const cancelling = (pick: number): Command =>
  adding(about('cancel', pick, live), {
    name: 'cancel',
    mark: (model) => {
      const job = model.jobs[among(model, pick, live) ?? -1]
      if (job !== undefined) job.cancelled = true
    },
  })

/** Several looks, or several cancels of one job, at one instant. */
const atOnce = (act: 'poll' | 'cancel', picks: readonly number[]): Command =>
  adding(
    ({ jobs }) => {
      const [first = 0] = picks
      const steps = picks.flatMap((pick): SingleStep[] => {
        const job = nth(jobs.length, act === 'cancel' ? first : pick)
        return job === null ? [] : [{ act, job, who: 'caller' }]
      })
      return steps.length < 2 ? null : { act: 'at-once', steps }
    },
    { name: `${act} at once` },
  )

/** Scripts that grow step by step out of what came before: submit, poll, cancel, advance, receive,
 *  fetch, and several calls at one instant. */
export function modelScripts(provider: Provider): fc.Arbitrary<Script> {
  const { abilities } = provider
  const pick = fc.nat({ max: 11 })
  const picks = fc.array(pick, { minLength: 2, maxLength: AT_ONCE_MAX })
  const hooked = abilities.webhook ? fc.boolean() : fc.constant(false)
  const polled = abilities.delivery.includes('async')
  const when = (can: boolean, ...all: fc.Arbitrary<Command>[]) => (can ? all : [])
  const commands = [
    fc.tuple(submits(provider), hooked).map(([submit, hook]) => submitting(submit, hook)),
    fc
      .integer({ min: 1, max: 20_000 })
      .map((ms) => adding(() => ({ act: 'advance', ms }), { name: 'advance' })),
    pick.map((one) => adding(about('fetch', one), { name: 'fetch' })),
    ...when(
      polled,
      pick.map((one) => adding(about('poll', one), { name: 'poll' })),
      pick.map((one) => adding(about('finish', one), { name: 'finish' })),
      picks.map((several) => atOnce('poll', several)),
    ),
    ...when(
      abilities.webhook,
      pick.map((one) =>
        adding(
          about('receive', one, (job) => job.hooked),
          { name: 'receive' },
        ),
      ),
    ),
    ...when(
      abilities.cancel,
      pick.map(cancelling),
      picks.map((several) => atOnce('cancel', several)),
    ),
  ]
  return fc.commands(commands, { maxCommands: COMMANDS_MAX }).map((taken) => {
    const script: Step[] = []
    fc.modelRun(() => ({ model: { jobs: [] }, real: script }), taken)
    return script
  })
}

/** Steps of any order, and now and then a script that knows what it did before. */
export const anyScript = (provider: Provider): fc.Arbitrary<Script> =>
  fc.oneof(
    { weight: 3, arbitrary: scripts(provider) },
    { weight: 1, arbitrary: modelScripts(provider) },
  )
