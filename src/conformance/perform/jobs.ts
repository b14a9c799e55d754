import type { Intent, Submit } from '../../core/intent.ts'
import { isTerminal } from '../../core/job.ts'
import { joined } from '../batch.ts'
import { type Ask, here, type Of, type Performance, plain } from './performance.ts'
import { brokenIn } from './wrong.ts'

/** How often `finish` looks, and how long it lets time pass between; ten minutes in all. */
const FINISH_POLLS_MAX = 60
const FINISH_PAUSE_MS = 10_000
/** Between the looks of one `finish`, short at first so that phases are seen. */
const pauseMs = (look: number): number => Math.min(500 * 2 ** look, FINISH_PAUSE_MS)

/** The same for close looks: each phase that takes a sixth of the time so far is seen, be the server
 *  fast or slow; five minutes in all. */
const closePauseMs = (look: number): number => Math.ceil(10 * 1.15 ** look)
/** So many answers in a row that tell nothing of the job, over so long a time, and it is not waited
 *  for: one that is fresh may not be found at first, however closely it is looked for. */
const UNREAD_MAX = 3
const UNREAD_MS_MIN = 3_000

/** No list is followed further. */
const PAGES_MAX = 4

export async function submit(on: Performance, step: Of<'submit'>, index: number): Promise<void> {
  const job = on.submits.length
  const hooked = step.hooked && on.stage.target.abilities.has('inbox')
  // Whoever waits for a webhook does not wait for the answer.
  const intent: Submit = hooked
    ? { ...step.submit, hook: on.hook(String(job)), delivery: 'async' }
    : step.submit
  on.submits.push({ intent, who: step.who })
  await on.ask({ step: index, act: 'submit', who: step.who, intent, job })
}

export async function resend(on: Performance, step: Of<'resend'>, index: number): Promise<void> {
  const sent = on.submits[step.job]
  if (sent) await on.ask({ ...here(step, index), ...sent })
}

export async function pollOrCancel(
  on: Performance,
  step: Of<'poll' | 'cancel'>,
  index: number,
): Promise<void> {
  const id = on.lastSeen(step.job)?.id
  if (id) await on.ask({ ...here(step, index), intent: { kind: step.act, id }, who: step.who })
}

export async function finish(on: Performance, step: Of<'finish'>, index: number): Promise<void> {
  const pause = step.closely ? closePauseMs : pauseMs
  const { target } = on.stage
  let unread = 0
  let readAt = target.now()
  for (let look = 0; look < FINISH_POLLS_MAX; look += 1) {
    const seen = on.lastSeen(step.job)
    if (seen === null || seen.id === '' || isTerminal(seen.state)) return
    await target.advance(pause(look))
    const before = on.entries.length
    await on.ask({ ...here(step, index), intent: { kind: 'poll', id: seen.id }, who: 'caller' })
    // What is in doubt is not kept, and says nothing of the job's own end.
    const told = on.entries.length > before
    unread = told && on.lastSeen(step.job) === seen ? unread + 1 : 0
    if (unread === 0) readAt = target.now()
    if (unread >= UNREAD_MAX && target.now() - readAt >= UNREAD_MS_MIN) return
  }
}

/** Waits as long as `finish` does, at the most. */
export async function receive(on: Performance, { job }: Of<'receive'>): Promise<void> {
  const { target } = on.stage
  // Where no call can come, nobody waits for one.
  if (!target.abilities.has('inbox') || on.submits[job]?.intent.hook == null) return
  if (on.lastSeen(job) === null) return
  const url = on.hook(String(job))
  for (let look = 0; look < FINISH_POLLS_MAX; look += 1) {
    if (on.received().some((call) => call.url === url)) return
    await target.advance(pauseMs(look))
  }
}

export async function listPages(
  on: Performance,
  step: Of<'list-page'>,
  index: number,
): Promise<void> {
  let before: number | null = null
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const intent: Intent = { kind: 'list', before, limit: step.limit, phase: null }
    await on.ask({ ...plain(step, index), intent, who: step.who })
    const outcome = on.entries.at(-1)?.outcome
    before = outcome?.kind === 'list' ? outcome.before : null
    if (before === null) return
  }
}

export async function burst(on: Performance, step: Of<'burst'>, index: number): Promise<void> {
  const { intent, times, who } = step
  const asks = Array.from({ length: times }, (_, nth): Ask => {
    if (intent.kind === 'balance') return { step: index, act: 'balance', who, intent, job: null }
    const own = { ...intent, id: intent.id === null ? null : nthId(intent.id, nth) }
    const job = on.submits.push({ intent: own, who }) - 1
    return { step: index, act: 'submit', who, intent: own, job }
  })
  await Promise.all(asks.map((ask) => on.ask(ask)))
}

/** A UUID like the one given, told from it by its last digits. */
const nthId = (id: string, nth: number): string =>
  id.slice(0, -4) + nth.toString(16).padStart(4, '0')

export async function batch(on: Performance, step: Of<'batch'>, index: number): Promise<void> {
  const who = 'stranger'
  const units = step.submits.flatMap((submit, place) => {
    const sound = on.encode(submit, who)
    if (sound === null) return []
    const spoilt = place === step.bad ? brokenIn(on, sound, { ...step, how: 'constraint' }) : null
    // A task that lost its name could not be told from the others in the answer.
    const broken = String(spoilt?.request.body).includes(`"${submit.id}"`) ? spoilt : null
    return {
      intent: submit,
      broken: broken?.label ?? null,
      sound,
      sent: broken?.request ?? sound,
    }
  })
  if (units.length === 0) return
  const request = joined(units.map(({ sent }) => sent))
  const sound = joined(units.map((unit) => unit.sound))
  if (request === null || sound === null) return
  const said = await on.exchange(request, { who, intent: null, broken: null, sound })
  for (const { intent, broken } of units) {
    const asked = { ...plain(step, index), who, intent, broken } as const
    on.note({ ...asked, ...said, outcome: on.meaning(said.response, intent) })
  }
}
