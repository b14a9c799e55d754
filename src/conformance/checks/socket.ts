import { readJson } from '../../core/exchange.ts'
import { type Check, each, show } from '../check.ts'
import { asAnswer } from '../converse.ts'
import { tamperTalk } from '../tamper.ts'
import { describe } from './_refused.ts'
import {
  answering,
  idOf,
  isCall,
  refusedOver,
  rest,
  type Spoken,
  spoken,
  whereOf,
} from './_spoken.ts'

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

/** What was refused has used no id. */
const isTaken = ({ outcomes }: Spoken): boolean => outcomes.some(({ kind }) => kind === 'job')

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
        .some((other) => other.as === one.as && idOf(other) === idOf(one) && isTaken(other)),
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
