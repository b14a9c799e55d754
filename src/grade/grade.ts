import type { Clock } from '../core/clock.ts'
import { type Patience, type Send, TimedOut } from '../core/exchange.ts'
import { compose } from './compose.ts'
import { type Made, publicly } from './evidence.ts'
import { commandFor, type Report } from './report.ts'
import type { Rule, Shot } from './rule.ts'
import { needs, type Subject } from './subject.ts'
import { isSilent, judged, untried, type Verdict } from './verdict.ts'

export interface Examination {
  readonly subject: Subject
  /** Which rules, in the order in which they are tried. */
  readonly rules: readonly Rule[]
  readonly send: Send
  readonly clock: Pick<Clock, 'now'>
}

/** Nothing that should be refused is waited for longer; what is genuine gets the provider's time. */
const HOSTILE_MS_MAX = 5_000

/** Sends a receiver good and hostile calls, rule by rule, and judges its answers. While it does not
 *  accept a genuine call, what it refuses means nothing, and the rules after it are not tried. */
export async function grade(examination: Examination): Promise<Report> {
  const { subject, rules } = examination
  const verdicts: Verdict[] = []
  let over: string | null = null
  for (const rule of rules) {
    const verdict = await verdictOn(rule, { before: verdicts, over }, examination)
    verdicts.push(verdict)
    over ??= await whyOver(verdict, examination)
  }
  return {
    provider: subject.provider.id,
    url: publicly(subject.url),
    command: commandFor(subject),
    verdicts,
  }
}

interface Course {
  readonly before: readonly Verdict[]
  /** Why nothing more can be told. */
  readonly over: string | null
}

async function verdictOn(
  rule: Rule,
  { before, over }: Course,
  examination: Examination,
): Promise<Verdict> {
  const { subject } = examination
  const lack = lackOf(rule, subject)
  if (lack !== null) return untried(rule, 'skipped', lack)
  if (over !== null) return untried(rule, 'inconclusive', over)
  const reached = before.some(({ evidence }) => evidence.some(({ answer }) => answer !== null))
  return judged(rule, await fire(rule, examination), { subject, reached })
}

/** Why a rule does not apply; `null` if it does. */
export const lackOf = (rule: Rule, subject: Subject): string | null =>
  rule.needs.map((need) => needs[need](subject)).find((why) => why !== null) ?? null

/** Whoever gave no answer is asked once more, by a genuine call: one that it hung up on is one
 *  thing, one that took it down is the end. */
async function whyOver(verdict: Verdict, examination: Examination): Promise<string | null> {
  if (verdict.fate === 'inconclusive') return 'not tried, since the call before it showed nothing'
  if (!isSilent(verdict)) return null
  const { sent } = await call(
    { what: 'a genuine call' },
    patienceOf('refused', examination),
    examination,
  )
  return sent === null ? `not tried, since it answers nothing any more after ${verdict.rule}` : null
}

function patienceOf(expects: Rule['expects'], { subject }: Examination): Patience {
  const { timeoutMs, redirectsMax } = subject.webhook.retry
  const limit = expects === 'accepted' ? timeoutMs : Math.min(timeoutMs, HOSTILE_MS_MAX)
  return { timeoutMs: limit, redirectsMax }
}

async function fire({ shots, atOnce, expects }: Rule, examination: Examination): Promise<Made[]> {
  const patience = patienceOf(expects, examination)
  if (atOnce) return Promise.all(shots.map((shot) => call(shot, patience, examination)))
  const made: Made[] = []
  for (const shot of shots) made.push(await call(shot, patience, examination))
  return made
}

async function call(
  shot: Shot,
  patience: Patience,
  { subject, send, clock }: Examination,
): Promise<Made> {
  const began = clock.now()
  const delivery = compose(shot, subject, began)
  try {
    const sent = await send(delivery, patience)
    return { shot, delivery, sent, error: null, late: false }
  } catch (error) {
    const late = error instanceof TimedOut
    const why = error instanceof Error ? error.message : String(error)
    const said = late ? `none within ${patience.timeoutMs / 1000} s` : why
    return { shot, delivery, sent: null, error: said, late }
  }
}
