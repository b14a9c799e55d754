import pc from 'picocolors'
import { withoutText } from '../conformance/report/spend-text.ts'
import { scriptLine } from '../conformance/script.ts'
import type { Part } from './parts.ts'
import { costOf, type Plan, type PlannedStep, riskOf } from './plan.ts'
import { usd } from './price.ts'

export interface PlanTextOptions {
  readonly colour: boolean
  /** `null`: none was given. */
  readonly budgetMicroUsd: number | null
  readonly free: boolean
  /** How often what breaks is performed anew; 0 unless given. */
  readonly reruns?: number
  /** What a run has spent already that is gone on with. */
  readonly spentMicroUsd: number
}

/** The plan for people: each provider's steps with their prices, and what all of it comes to. */
export function plansText(plans: readonly Plan[], options: PlanTextOptions): string {
  const colours = pc.createColors(options.colour)
  const [cost, risk] = [total(plans, costOf), total(plans, riskOf)]
  const blocks = plans.flatMap((plan) => {
    const { provider, steps, without } = plan
    const head = `${colours.bold(provider.id.padEnd(WIDTH))} ${options.free ? '' : priceOf(costOf(plan))}`
    const rows = options.free
      ? plan.parts.map(({ script }) => ({ words: scriptLine(script), price: '' }))
      : grouped(steps)
    return [
      '',
      head.trimEnd(),
      ...rows.map(({ words, price }) =>
        `  ${words.padEnd(WIDTH - 2)} ${colours.dim(price)}`.trimEnd(),
      ),
      ...without.map((part) => `  ${colours.yellow(withoutText([names[part]]))}`),
    ]
  })
  return [...blocks, '', ...totals(options, cost, risk)].join('\n')
}

const WIDTH = 50

function totals(
  { budgetMicroUsd, free, spentMicroUsd, reruns = 0 }: PlanTextOptions,
  cost: number,
  risk: number,
): string[] {
  if (free) return ['Calls are taken to cost nothing, as --free says.']
  const budget =
    budgetMicroUsd === null
      ? 'Without --budget USD nothing is called.'
      : `Budget USD ${usd(budgetMicroUsd)}: no call is made that might lead beyond it.`
  return [
    `USD ${usd(cost)} by the plan. What is sent to be refused would cost USD ${usd(risk)} more if it all were accepted.`,
    ...(reruns === 0 ? [] : [rerunsText(reruns, cost)]),
    ...(spentMicroUsd === 0 ? [] : [`USD ${usd(spentMicroUsd)} was spent before the run was cut.`]),
    budget,
  ]
}

/** What showed a breach is performed anew as a whole. */
const rerunsText = (reruns: number, cost: number): string =>
  `Only what breaks something is performed anew, up to ${reruns} times: USD ${usd(reruns * cost)} more if all does.`

interface Row {
  readonly words: string
  readonly price: string
}

/** Steps that follow one another and cost nothing, or nothing if refused, are told together. */
function grouped(steps: readonly PlannedStep[]): Row[] {
  const rows: PlannedStep[][] = []
  for (const step of steps) {
    const last = rows.at(-1)
    const before = last?.[0]
    const alike = before && kindOf(before) === kindOf(step) && step.costMicroUsd === 0
    if (last !== undefined && alike) last.push(step)
    else rows.push([step])
  }
  return rows.flatMap(shown)
}

const kindOf = ({ costMicroUsd, riskMicroUsd }: PlannedStep): string =>
  costMicroUsd > 0 ? 'paid' : riskMicroUsd > 0 ? 'risk' : 'free'

function shown(group: readonly PlannedStep[]): Row[] {
  const of = (pick: (step: PlannedStep) => number): number =>
    group.reduce((sum, step) => sum + pick(step), 0)
  const [cost, risk] = [of((step) => step.costMicroUsd), of((step) => step.riskMicroUsd)]
  const price = risk > 0 ? `0, or ${usd(risk)} if accepted` : priceOf(cost)
  const lines = wrapped(group.map(({ step }) => scriptLine([step])))
  return lines.map((words, index) => ({ words, price: index === 0 ? price : '' }))
}

function wrapped(words: readonly string[]): string[] {
  const lines: string[] = []
  for (const word of words) {
    const longer = `${lines.at(-1)}, ${word}`
    if (lines.length > 0 && longer.length <= WIDTH - 2) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

const priceOf = (microUsd: number): string => (microUsd === 0 ? 'free' : usd(microUsd))

/** What a plan does without, in words. */
export const leftOut = ({ without }: Plan): readonly string[] => without.map((part) => names[part])

const names: Readonly<Record<Part, string>> = {
  free: 'the free calls',
  spoken: 'what is said over WebSocket',
  refused: 'submits that must be refused',
  job: 'a job that is seen to its end',
  cancelled: 'a job that is cancelled',
}

const total = (plans: readonly Plan[], of: (plan: Plan) => number): number =>
  plans.reduce((sum, plan) => sum + of(plan), 0)

/** The plan for programs; amounts in millionths of a US dollar. */
export const plansJson = (plans: readonly Plan[]): string =>
  JSON.stringify(
    {
      costMicroUsd: total(plans, costOf),
      riskMicroUsd: total(plans, riskOf),
      providers: plans.map((plan) => ({
        provider: plan.provider.id,
        costMicroUsd: costOf(plan),
        riskMicroUsd: riskOf(plan),
        steps: plan.steps,
        without: plan.without,
      })),
    },
    null,
    2,
  )
