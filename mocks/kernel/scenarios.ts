import type { Dice } from '../../src/core/dice.ts'
import type { Fault } from '../../src/core/fault.ts'
import type { Alteration, Plan, Scenario } from '../../src/core/scenario.ts'

const healthy = (name: string, what: string, plan: Plan): Scenario => ({
  name,
  what,
  plan,
  healthy: true,
})

const faulty = (name: string, what: string, plan: Plan): Scenario => ({
  name,
  what,
  plan,
  healthy: false,
})

const refuses = (fault: Fault, of: 'submit' | 'every' = 'submit'): Plan => ({
  refuses: { fault, share: 1, of },
})

const fails = (fault: Fault): Plan => ({ fails: { fault, share: 1 } })

const sends = (...webhook: readonly Alteration[]): Plan => ({ webhook })

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Every scenario there is, in the order in which they are shown. */
export const scenarios: readonly Scenario[] = [
  healthy('happy', 'All goes well, at the usual pace.', {
    fails: { fault: 'generation-failed', share: 0 },
    refuses: { fault: 'internal', share: 0, of: 'every' },
    pace: 1,
    startMs: 0,
    webhook: [{}],
  }),
  healthy('slow', 'Every phase lasts ten times as long.', { pace: 10 }),
  healthy('cold-start', 'Jobs stay in their first phase for 90 s: the model is loaded.', {
    startMs: 90_000,
  }),
  faulty('flaky', 'One call in five meets an internal error, one job in five fails.', {
    refuses: { fault: 'internal', share: 0.2, of: 'every' },
    fails: { fault: 'generation-failed', share: 0.2 },
  }),
  faulty('content-refused', 'Moderation refuses what is asked for.', fails('content-refused')),
  faulty('generation-failed', 'Every job fails.', fails('generation-failed')),
  faulty('upstream-timeout', 'The model behind the provider does not answer in time.', {
    ...fails('timeout'),
    pace: 20,
  }),
  faulty('upstream-error', 'The model behind the provider breaks.', fails('upstream')),
  faulty('partial-results', 'Of several results with ends of their own, some fail.', {
    fails: { fault: 'generation-failed', share: 0.5, some: true },
  }),
  faulty('out-of-credit', 'Submits are refused for want of credit.', refuses('out-of-credit')),
  faulty('over-limit', 'Submits are refused for their rate.', refuses('rate-limited')),
  faulty('over-concurrency', 'Submits are refused: too much runs.', refuses('over-concurrency')),
  faulty('maintenance', 'The provider is down for maintenance.', refuses('maintenance', 'every')),
  faulty('feature-disabled', 'The feature is switched off.', refuses('feature-disabled')),
  faulty(
    'model-retired',
    'The documents still list the model, the server refuses it.',
    refuses('model-retired'),
  ),
  faulty('internal-error', 'Every call meets an internal error.', refuses('internal', 'every')),
  faulty('key-revoked', 'The key is refused from now on.', refuses('unauthorized', 'every')),
  faulty('lost-webhook', 'Webhook calls are never made.', sends()),
  faulty(
    'duplicate-webhook',
    'Each webhook call is made twice.',
    sends({}, { name: 'duplicate', laterMs: [0, 2000] }),
  ),
  faulty(
    'reordered-webhook',
    'Webhook calls overtake one another.',
    sends({
      name: 'reordered',
      laterMs: [0, 30_000],
    }),
  ),
  faulty(
    'late-webhook',
    'Webhook calls come ten minutes after a poll says that it is over.',
    sends({
      name: 'late',
      laterMs: 10 * MINUTE,
    }),
  ),
  faulty(
    'early-webhook',
    'Webhook calls come before a poll says that it is over.',
    sends({
      name: 'early',
      laterMs: -1500,
    }),
  ),
  faulty(
    'replayed-webhook',
    'Each webhook call comes again an hour later, to the byte.',
    sends({}, { name: 'replayed', laterMs: HOUR, replay: true }),
  ),
  faulty(
    'forged-webhook',
    'Somebody else calls too: other URLs, signed with a wrong key.',
    sends({}, { name: 'forged', sign: 'wrong', body: 'tampered', laterMs: 500 }),
  ),
  faulty(
    'tampered-webhook',
    'The URLs are changed on the way, the signature is not.',
    sends({
      name: 'tampered',
      body: 'tampered',
    }),
  ),
  faulty(
    'unsigned-webhook',
    'The signature is left out.',
    sends({
      name: 'unsigned',
      sign: 'none',
    }),
  ),
  faulty(
    'wrong-secret',
    'Webhook calls are signed with a wrong key.',
    sends({
      name: 'wrong secret',
      sign: 'wrong',
    }),
  ),
  faulty(
    'rotated-secret',
    'Webhook calls are signed with the key before the last change.',
    sends({
      name: 'former secret',
      sign: 'former',
    }),
  ),
  faulty(
    'skewed-clock',
    "The provider's clock is twenty minutes slow.",
    sends({
      name: 'skewed clock',
      skewMs: -20 * MINUTE,
    }),
  ),
  faulty(
    'truncated-webhook',
    'Half of each webhook call is missing.',
    sends({
      name: 'truncated',
      body: 'truncated',
    }),
  ),
  faulty(
    'wrong-content-type',
    'Webhook calls say that they are text.',
    sends({
      name: 'wrong content type',
      contentType: 'text/plain',
    }),
  ),
  { ...faulty('swarm', 'Every submit draws one of the other scenarios.', {}), swarm: true },
]

/** What a user may give where a scenario is asked for: names joined by `+`, a plan, or several. */
export type Choice = string | Plan | readonly (string | Plan)[]

const byName = new Map(scenarios.map((scenario) => [scenario.name, scenario]))
const drawn = scenarios.filter(({ swarm }) => swarm !== true)

/** The scenarios of a choice. Throws a `RangeError` for a name that does not exist. */
export function chosen(choice: Choice): readonly Scenario[] {
  return [choice].flat().flatMap((one) => (typeof one === 'string' ? named(one) : own(one)))
}

function named(names: string): readonly Scenario[] {
  return names.split('+').map((name) => {
    const found = byName.get(name.trim())
    if (found !== undefined) return found
    throw new RangeError(unknown(name))
  })
}

/** No name that a caller made up is quoted further. */
const QUOTED_MAX = 40

const unknown = (name: string): string =>
  `There is no scenario ${JSON.stringify(name.slice(0, QUOTED_MAX))}; there is ${[...byName.keys()].join(', ')}.`

function own(plan: Plan): Scenario {
  const { fails, refuses, pace = 1, startMs = 0, webhook = [] } = plan
  within('the share of jobs that fail', fails?.share ?? 0, 1)
  within('the share of calls that are refused', refuses?.share ?? 0, 1)
  within('the pace', pace, PACE_MAX)
  within('the wait at the start', startMs, START_MS_MAX)
  for (const { laterMs = 0, skewMs = 0 } of webhook) {
    for (const ms of [laterMs, skewMs].flat())
      within('a shift of a webhook call', Math.abs(ms), START_MS_MAX)
  }
  return { name: 'custom', what: '', plan, healthy: false }
}

/** A job of seconds takes weeks: what is asked for beyond it is a slip. */
const PACE_MAX = 1_000_000
const START_MS_MAX = 1000 * HOUR

function within(what: string, value: number, most: number): void {
  if (value >= 0 && value <= most) return
  throw new RangeError(`${what} must be from 0 to ${most}, not ${value}`)
}

const nothing: Plan = {}

/** One plan out of several scenarios: what a later one names, it decides. Without dice nothing is
 *  drawn: a swarm is for submits. */
export function planOf(all: readonly Scenario[], dice: (() => Dice) | null): Plan {
  if (all.length === 0) return nothing
  const plan: Plan = {}
  // A prompt may ask for more of them than a call takes arguments.
  for (const each of all) Object.assign(plan, draw(each, dice).plan)
  return plan
}

function draw(scenario: Scenario, dice: (() => Dice) | null): Scenario {
  if (scenario.swarm !== true || dice === null) return scenario
  return drawn[dice().int('swarm', 0, drawn.length - 1)] ?? scenario
}
