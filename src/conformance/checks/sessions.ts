import type { Outcome } from '../../core/outcome.ts'
import { type Check, each, show } from '../check.ts'
import { tamperTalk } from '../tamper.ts'
import type { Transcript } from '../transcript.ts'
import { answering, idOf, isCall, rest, spoken, whereOf } from './_spoken.ts'

/** Who comes back, with what went unheard before. */
const returns = (transcript: Transcript) => {
  const all = spoken(transcript)
  return all.flatMap((one, index) => {
    const { saying } = one.said
    if (saying.say !== 'key' || !saying.back) return []
    // A session is taken up again only by who was given it, in one conversation.
    const before = all.slice(0, index).filter(({ said }) => said.step === one.said.step)
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
      const asked = before.flatMap((other) =>
        isCall(other) && other.as !== null && other.said.heard.length === 0 ? idOf(other) : [],
      )
      // It may have come while the connection was given up.
      const heard = [...before, one].flatMap(({ said }) => said.heard).join()
      const lost = asked.filter((id) => id !== null && !heard.includes(id))
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
