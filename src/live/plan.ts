import { callsOf } from '../conformance/converse.ts'
import { plainSubmit } from '../conformance/draw.ts'
import type { Script, Step } from '../conformance/script.ts'
import type { Provider } from '../core/provider.ts'
import { type Part, type PartOptions, scriptOf } from './parts.ts'
import { worstCase } from './price.ts'

/** What a run will do at one provider, and what it costs. */
export interface Plan {
  readonly provider: Provider
  /** Two free calls that tell whether anybody is there who speaks the provider's tongue: one that the
   *  key may make, one without a key. */
  readonly greeting: Script
  /** What follows, in order. Each is performed on its own, so that one that was seen to its end need
   *  not be performed again, and none has more than one submit that is to be paid for. */
  readonly parts: readonly PlannedPart[]
  /** Of the greeting, then of the parts, in order. */
  readonly steps: readonly PlannedStep[]
  /** What was left out, as the budget does not allow it. */
  readonly without: readonly Part[]
}

export interface PlannedPart {
  readonly part: Part
  readonly script: Script
}

/** Amounts in millionths of a US dollar. */
export interface PlannedStep {
  readonly step: Step
  readonly costMicroUsd: number
  /** What it costs if it is accepted although it is broken or sent twice. */
  readonly riskMicroUsd: number
}

export interface PlanOptions extends Pick<PartOptions, 'inbox' | 'newId'> {
  /** `null`: calls cost nothing, or nobody has said what may be spent. */
  readonly budgetMicroUsd: number | null
  /** Calls cost nothing; they cost unless given. */
  readonly free?: boolean
  /** Providers of which there is a key of another account; none unless given. */
  readonly strangers?: ReadonlySet<Provider>
}

/**
 * The fewest paid calls that feed the most checks, for all providers of one budget: first each one's
 * job, which every check reads that can, then the jobs that are cancelled. What must be refused is
 * free when it is, so it comes first, under cover of the job's own money, and is left out without.
 */
export function plans(providers: readonly Provider[], options: PlanOptions): readonly Plan[] {
  let left = options.budgetMicroUsd ?? Number.POSITIVE_INFINITY
  const afford = ({ price }: Provider): boolean => {
    if (price.imageMicroUsd > left) return false
    left -= price.imageMicroUsd
    return true
  }
  const jobs = new Set(providers.filter(afford))
  const cancels = new Set(
    providers.filter((one) => one.abilities.cancel && jobs.has(one) && afford(one)),
  )
  return providers.map((provider) => {
    const wanted: readonly (readonly [Part, boolean])[] = [
      ['free', true],
      ['spoken', true],
      ['refused', jobs.has(provider)],
      ['job', jobs.has(provider)],
      ['cancelled', cancels.has(provider)],
    ]
    const able = wanted.filter(
      ([part]) =>
        (part !== 'cancelled' || provider.abilities.cancel) &&
        (part !== 'spoken' || provider.socket !== null),
    )
    return planned(provider, able, options)
  })
}

function planned(
  provider: Provider,
  wanted: readonly (readonly [Part, boolean])[],
  options: PlanOptions,
): Plan {
  const { inbox, newId, free = false, strangers } = options
  const greeting = [look(provider, newId), keyless(provider, newId)]
  const own = { inbox, newId, free, stranger: strangers?.has(provider) ?? false }
  const included = wanted.flatMap(([part, can]) =>
    can ? [{ part, script: scriptOf[part](provider, own) }] : [],
  )
  const without = wanted.flatMap(([part, can]) => (can ? [] : [part]))
  return withSteps(provider, { greeting, parts: included, without })
}

type Scripts = Pick<Plan, 'greeting' | 'parts' | 'without'>

function withSteps(provider: Provider, { greeting, parts, without }: Scripts): Plan {
  const steps = [greeting, ...parts.map(({ script }) => script)].flat()
  return {
    provider,
    greeting,
    parts,
    steps: steps.map((step) => priced(step, provider)),
    without,
  }
}

/** What a run was to do that was cut: its own scripts, and after them what a new plan has that it had
 *  not, as the budget may be another. */
export function continued(fresh: Plan, recorded: Recorded): Plan {
  const { greeting, parts: known } = planFrom(fresh.provider, recorded)
  const more = fresh.parts.filter(({ part }) => !known.some((one) => one.part === part))
  const without = fresh.without.filter((part) => !known.some((one) => one.part === part))
  return withSteps(fresh.provider, { greeting, parts: [...known, ...more], without })
}

/** A plan out of a record. */
export interface Recorded {
  readonly greeting: Script
  readonly parts: readonly { readonly part: string; readonly script: Script }[]
}

export const planFrom = (provider: Provider, { greeting, parts }: Recorded): Plan =>
  withSteps(provider, {
    greeting,
    parts: parts.filter((one): one is PlannedPart => one.part in scriptOf),
    without: [],
  })

/** A script of its own, as one that shows a finding again. */
export const planOfScript = (provider: Provider, script: Script): Plan =>
  withSteps(provider, { greeting: [], parts: [{ part: 'job', script }], without: [] })

function look({ abilities }: Provider, newId: () => string): Step {
  if (abilities.balance) return { act: 'balance', who: 'caller' }
  return abilities.list ? { act: 'list' } : { act: 'poll-unknown', id: newId() }
}

const keyless = (provider: Provider, newId: () => string): Step => ({
  act: 'submit',
  submit: plainSubmit(provider, newId()),
  hooked: false,
  who: 'nobody',
})

function priced(step: Step, provider: Provider): PlannedStep {
  const cost = (submit: Step & { act: 'submit' }): number =>
    worstCase(provider, { who: submit.who, intent: submit.submit, broken: null })
  const { imageMicroUsd } = provider.price
  switch (step.act) {
    case 'submit':
      return { step, costMicroUsd: cost(step), riskMicroUsd: 0 }
    case 'converse':
      return { step, costMicroUsd: spokenCost(step, provider), riskMicroUsd: 0 }
    case 'knock':
      return {
        step,
        costMicroUsd: 0,
        riskMicroUsd: step.how === 'other-scheme' ? imageMicroUsd : 0,
      }
    case 'break':
    case 'resend':
      return { step, costMicroUsd: 0, riskMicroUsd: imageMicroUsd }
    default:
      return { step, costMicroUsd: 0, riskMicroUsd: 0 }
  }
}

/** Also what is asked for once more is counted: it may be taken. */
const spokenCost = ({ says }: Step & { act: 'converse' }, provider: Provider): number =>
  callsOf(says)
    .map(({ who, submit }) => worstCase(provider, { who, intent: submit, broken: null }))
    .reduce((sum, cost) => sum + cost, 0)

const sum = (plan: Plan, of: 'costMicroUsd' | 'riskMicroUsd'): number =>
  plan.steps.reduce((total, step) => total + step[of], 0)

/** What a plan costs when what must be refused is refused. */
export const costOf = (plan: Plan): number => sum(plan, 'costMicroUsd')

/** What else it would cost if all of that were accepted. */
export const riskOf = (plan: Plan): number => sum(plan, 'riskMicroUsd')

/** A plan's scripts, the greeting left out. */
export const scriptsOf = ({ parts }: Plan): readonly Script[] => parts.map(({ script }) => script)

/** Whether another account has a part in it. */
export const hasStranger = ({ parts }: Pick<Recorded, 'parts'>): boolean =>
  parts.some(({ script }) => script.some((step) => 'who' in step && step.who === 'stranger'))
