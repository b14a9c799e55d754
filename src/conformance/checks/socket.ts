import { violations } from '../../core/contract.ts'
import { isRecord, readJson } from '../../core/exchange.ts'
import type { Fault } from '../../core/fault.ts'
import type { Submit } from '../../core/intent.ts'
import { memo } from '../../core/memo.ts'
import type { Outcome } from '../../core/outcome.ts'
import { router } from '../../core/route.ts'
import { type Check, each, type Finding, type Mutant, show } from '../check.ts'
import { asAnswer } from '../converse.ts'
import { conversing } from '../drills/conversing.ts'
import type { Who } from '../script.ts'
import { tamperTalk } from '../tamper.ts'
import type { Said, Transcript } from '../transcript.ts'
import { quirkMark } from './_quirks.ts'
import { describe } from './_refused.ts'

/** Something said over WebSocket, what it was answered with, and as whom. */
interface Spoken {
  readonly said: Said
  /** What each frame that came means for it. */
  readonly outcomes: readonly Outcome[]
  /** Whose key was taken on this connection before; `null` for none. */
  readonly as: Who | null
}

const spoken = memo(({ talks = [], provider }: Transcript): readonly Spoken[] => {
  let as: Who | null = null
  return talks.map((said): Spoken => {
    const { saying, heard, intent } = said
    const outcomes =
      intent === null ? [] : heard.map((frame) => provider.dialect.read(asAnswer(frame), intent))
    const before = as
    if (saying.say === 'key' && outcomes.some(({ kind }) => kind === 'authenticated'))
      as = saying.who
    if (saying.say === 'leave') as = null
    return { said, outcomes, as: before }
  })
})

const whereOf = ({ step, saying }: Said): string => `step ${step}: ${saying.say} over WebSocket`

const rest = { needs: ['socket'], drill: conversing } as const

/** A law that what is said so is refused with one of the faults. */
const refusedOver = (
  which: (spoken: Spoken, all: readonly Spoken[]) => boolean,
  faults: readonly Fault[],
  what: string,
): Check['examine'] => {
  return (transcript) => {
    const all = spoken(transcript)
    return each(
      all.filter((one) => which(one, all)),
      ({ said, outcomes }) => {
        const [first = null] = outcomes
        if (first?.kind === 'refused' && faults.includes(first.fault)) return null
        return {
          what,
          where: whereOf(said),
          expected: `a refusal: ${faults.join(' or ')}`,
          actual: describe(first),
        }
      },
    )
  }
}

const isCall = ({ said: { saying } }: Spoken): boolean => saying.say === 'call'

const idOf = ({ said: { intent } }: Spoken): string | null =>
  intent?.kind === 'submit' ? intent.id : null

/** Gives another answer to what is said so. */
const answering = (
  id: string,
  which: (frame: string, nth: number) => boolean,
  answer: (frames: readonly string[]) => readonly string[],
): Mutant => ({
  id,
  plant: (target) => {
    let count = 0
    let due = false
    return tamperTalk(target, {
      send: (frame) => {
        count += 1
        due = which(frame, count)
        return [frame]
      },
      hear: (frames) => (due ? answer(frames) : frames),
    })
  },
})

export const keyFirst: Check = {
  ...rest,
  id: 'socket/key-first',
  sentence: 'A task on a connection that has given no key is refused as such.',
  source: 'Runware WebSockets: authentication is the first message (DOCS)',
  severity: 'critical',
  examine: refusedOver(
    (one) => isCall(one) && one.as === null,
    ['unauthorized'],
    'a task is taken before any key',
  ),
  mutants: [
    answering(
      'keyless',
      (_frame, nth) => nth === 1,
      () => ['{"data":[]}'],
    ),
  ],
}

export const badKey: Check = {
  ...rest,
  id: 'socket/bad-key-refused',
  sentence: 'A key that nobody has opens no session.',
  source: 'Runware WebSockets: authentication, invalidApiKey (DOCS)',
  severity: 'critical',
  examine: refusedOver(
    ({ said: { saying } }) => saying.say === 'key' && saying.who === 'intruder',
    ['unauthorized'],
    'a bad key is taken',
  ),
  mutants: [
    answering(
      'any-key',
      (_frame, nth) => nth === 2,
      () => ['{"data":[]}'],
    ),
  ],
}

export const garbageRefused: Check = {
  ...rest,
  id: 'socket/garbage-refused',
  sentence: 'A frame that is no JSON is refused, and the connection goes on.',
  source: 'as over HTTP (INFERRED)',
  severity: 'major',
  examine: (transcript) => {
    const all = spoken(transcript)
    const { dialect } = transcript.provider
    return each(
      all.flatMap((one, index) =>
        one.said.saying.say === 'garbage' ? [{ one, next: all[index + 1] }] : [],
      ),
      ({ one: { said }, next }) => {
        const [frame] = said.heard
        const told = frame === undefined ? null : dialect.read(asAnswer(frame), { kind: 'balance' })
        const goesOn = next === undefined || next.said.heard.length > 0
        if (told?.kind === 'refused' && told.fault === 'malformed' && goesOn) return null
        return {
          what: 'a frame of garbage is not refused as such',
          where: whereOf(said),
          expected: 'a refusal: malformed, and an answer to the next frame',
          actual: `${describe(told)}${goesOn ? '' : ', and silence'}`,
        }
      },
    )
  },
  mutants: [
    answering(
      'shrugs',
      (frame) => readJson(frame) === undefined,
      () => [],
    ),
  ],
}

export const conflict: Check = {
  ...rest,
  id: 'socket/conflict-refused',
  sentence: 'An id that was used on a connection is refused when it is used again.',
  source: 'Runware conflictTaskUUID (CODE: Runware/sdk-python)',
  severity: 'major',
  examine: refusedOver(
    (one, all) =>
      isCall(one) &&
      one.as !== null &&
      all
        .slice(0, all.indexOf(one))
        .some((other) => other.as === one.as && idOf(other) === idOf(one)),
    ['conflict'],
    'a used id is taken again',
  ),
  mutants: [
    {
      id: 'forgets-ids',
      plant: (target) => {
        const first = new Map<string, readonly string[]>()
        let last = ''
        return tamperTalk(target, {
          send: (frame) => {
            last = frame
            return [frame]
          },
          hear: (frames) => {
            const known = first.get(last)
            if (known === undefined && frames.some((frame) => frame.includes('"data":[{')))
              first.set(last, frames)
            return known ?? frames
          },
        })
      },
    },
  ],
}

/** How a task may end by itself: told as a refusal, or as a job that failed. */
const failed = (outcome: Outcome): boolean =>
  outcome.kind === 'job'
    ? outcome.job.results.some(({ state }) => state === 'failed') || outcome.job.state === 'failed'
    : outcome.kind === 'refused' && ends.includes(outcome.fault)

const ends: readonly Fault[] = ['generation-failed', 'content-refused', 'upstream', 'timeout']

/** Tasks that are waited for, each named once, on a connection whose key was taken. */
const tasks = (transcript: Transcript): { one: Spoken; submit: Submit }[] => {
  const all = spoken(transcript)
  return all.flatMap((one, index) => {
    const { intent } = one.said
    const again = all
      .slice(0, index)
      .some((other) => other.as !== null && idOf(other) === idOf(one))
    if (intent?.kind !== 'submit' || one.as === null || again || one.said.saying.hears === 0)
      return []
    return [{ one, submit: intent }]
  })
}

export const everyResult: Check = {
  ...rest,
  id: 'socket/every-result',
  sentence: 'A task over WebSocket is answered with each of its results once, under its id.',
  source: 'Runware WebSockets: results come as they are done, by taskUUID (DOCS)',
  severity: 'critical',
  examine: (transcript) =>
    each(tasks(transcript), ({ one: { said, outcomes }, submit }) => {
      const results = outcomes.flatMap((outcome) =>
        outcome.kind === 'job' && outcome.job.id === submit.id ? outcome.job.results : [],
      )
      if (outcomes.some(failed)) return null
      const urls = new Set(results.map(({ url, id }) => url ?? id))
      const done = results.filter(({ state }) => state === 'succeeded')
      if (done.length === submit.count && urls.size === submit.count) return null
      return {
        what: 'a task over WebSocket is not answered with each result once',
        where: whereOf(said),
        expected: `${submit.count} results of ${submit.id}`,
        actual: show(outcomes.map(describe)),
      }
    }),
  mutants: [
    { id: 'stutters', plant: (target) => tamperTalk(target, { hear: (all) => [...all, ...all] }) },
    {
      id: 'last-only',
      plant: (target) => tamperTalk(target, { hear: (frames) => frames.slice(-1) }),
    },
    {
      id: 'never-said',
      plant: (target) =>
        tamperTalk(target, { hear: (all) => all.filter((frame) => !frame.includes('URL')) }),
    },
  ],
}

export const pingsAnswered: Check = {
  ...rest,
  id: 'socket/pings-answered',
  sentence: 'Who asks whether anyone is there is answered.',
  source: 'Runware WebSockets: keeping the connection alive (DOCS)',
  severity: 'major',
  examine: (transcript) => {
    const { socket } = transcript.provider
    return each(
      spoken(transcript).filter(({ said }) => said.saying.say === 'ping'),
      ({ said }) => {
        const pong = socket === null ? undefined : show(readJson(socket.pong))
        if (said.heard.some((frame) => show(readJson(frame)) === pong)) return null
        return {
          what: 'a ping is not answered',
          where: whereOf(said),
          expected: pong ?? '',
          actual: show(said.heard),
        }
      },
    )
  },
  mutants: [
    {
      id: 'deaf-to-pings',
      plant: (target) =>
        tamperTalk(target, { hear: (all) => all.filter((frame) => !frame.includes('pong')) }),
    },
  ],
}

export const asDocumented: Check = {
  ...rest,
  id: 'socket/body-documented',
  sentence: 'What a frame says is what the document has for the same answer over HTTP.',
  source: 'compiled document: response schemas; Runware: the same tasks either way (DOCS)',
  severity: 'major',
  examine: (transcript) => {
    const { provider } = transcript
    const { socket } = provider
    const match = socket === null ? 'unknown-path' : router(provider.contract)('POST', socket.path)
    const judge = typeof match === 'string' ? undefined : match.operation.responses['200']
    if (judge === undefined || judge === null || typeof match === 'string') return none
    const frames = spoken(transcript)
      .filter(isCall)
      .flatMap(({ said }) => said.heard.map((frame) => ({ said, body: readJson(frame) })))
      .filter(({ body }) => isRecord(body) && body.data !== undefined)
    return each(frames, ({ said, body }): Finding[] =>
      violations(judge, body).map((violation) => ({
        what: `a frame breaks its schema at ${violation.pointer || '/'}`,
        where: whereOf(said),
        expected: violation.message,
        actual: show(violation.actual),
        ...quirkMark(transcript, match.operation.id, violation),
      })),
    )
  },
  mutants: [
    {
      id: 'urls-by-number',
      plant: (target) =>
        tamperTalk(target, {
          hear: (all) => all.map((frame) => frame.replace(/"imageURL":"[^"]*"/, '"imageURL":7')),
        }),
    },
  ],
}

const none = { looked: 0, findings: [] }

/** Who comes back, with what went unheard before. */
const returns = (transcript: Transcript) => {
  const all = spoken(transcript)
  return all.flatMap((one, index) => {
    const { saying } = one.said
    if (saying.say !== 'key' || !saying.back) return []
    const before = all.slice(0, index)
    const last = before.findLast(({ outcomes }) => sessionOf(outcomes) !== null)
    return last === undefined ? [] : [{ one, saying, before, last }]
  })
}

const sessionOf = (outcomes: readonly Outcome[]): string | null =>
  outcomes.flatMap((outcome) => (outcome.kind === 'authenticated' ? outcome.session : []))[0] ??
  null

export const resumes: Check = {
  ...rest,
  id: 'socket/resumes',
  sentence: 'Who comes back to a session with its key hears what was missed meanwhile.',
  source: 'Runware WebSockets: connectionSessionUUID resumes, undelivered results follow (DOCS)',
  severity: 'major',
  examine: (transcript) => {
    const own = returns(transcript).filter(
      ({ saying, last }) => last.said.saying.say === 'key' && last.said.saying.who === saying.who,
    )
    return each(own, ({ one, before, last }) => {
      const missed = before.flatMap((other) =>
        isCall(other) && other.as !== null && other.said.heard.length === 0 ? idOf(other) : [],
      )
      const heard = one.said.heard.join()
      const lost = missed.filter((id) => id !== null && !heard.includes(id))
      if (sessionOf(one.outcomes) === sessionOf(last.outcomes) && lost.length === 0) return null
      return {
        what: 'a session is not taken up again',
        where: whereOf(one.said),
        expected: `session ${sessionOf(last.outcomes)} and what it missed`,
        actual: `session ${sessionOf(one.outcomes)}, ${lost.length} answers lost`,
      }
    })
  },
  mutants: [
    {
      id: 'forgets-sessions',
      plant: (target) =>
        tamperTalk(target, {
          send: (frame) => [frame.replace(/,"connectionSessionUUID":"[^"]*"/, '')],
        }),
    },
    answering(
      'loses-what-was-missed',
      (frame) => frame.includes('SessionUUID'),
      (all) => all.slice(0, 1),
    ),
  ],
}

export const sessionsArePrivate: Check = {
  ...rest,
  id: 'socket/sessions-are-private',
  sentence: 'Another account’s key takes up no session, and hears nothing of it.',
  source: 'a session is its key’s own (INFERRED)',
  severity: 'critical',
  examine: (transcript) => {
    const foreign = returns(transcript).filter(
      ({ saying, last }) => last.said.saying.say === 'key' && last.said.saying.who !== saying.who,
    )
    return each(foreign, ({ one, last }) =>
      sessionOf(one.outcomes) !== sessionOf(last.outcomes)
        ? null
        : {
            what: 'another account took up a session',
            where: whereOf(one.said),
            expected: 'a session of its own',
            actual: show(sessionOf(one.outcomes)),
          },
    )
  },
  mutants: [
    {
      id: 'session-is-enough',
      plant: (target) =>
        tamperTalk(target, {
          send: (frame) => [frame.replace('stranger-', 'caller-')],
        }),
    },
  ],
}
