import type { Balance, Submit } from '../core/intent.ts'
import type { Drawn, Wrong } from './drawn.ts'

/** Whose key a step uses: an account's, another account's, that of one who sends whatever may be
 *  sent, one without credit, one that has what it was given last, a refused one, none. */
export type Who = 'caller' | 'stranger' | 'guest' | 'broke' | 'saver' | 'intruder' | 'nobody'

/**
 * One thing to do. Jobs are named by the place of their submit in the script; a step about a job
 * that was never submitted is passed over, so that any part of a script is a script.
 */
export type Step =
  | { readonly act: 'submit'; readonly submit: Submit; readonly hooked: boolean; readonly who: Who }
  /** Sends a submit once more, as it was. */
  | { readonly act: 'resend'; readonly job: number }
  | { readonly act: 'poll'; readonly job: number; readonly who: Who }
  /** Asks for a job that nobody has, or cancels it. */
  | { readonly act: 'poll-unknown' | 'cancel-unknown'; readonly id: string }
  | { readonly act: 'cancel'; readonly job: number; readonly who: Who }
  | { readonly act: 'balance'; readonly who: Who }
  | { readonly act: 'list' }
  /** Lists page by page, from the newest job on, by the cursor that each page ends with. */
  | { readonly act: 'list-page'; readonly limit: number; readonly who: Who }
  /** Sends several submits as one call, for the stranger; `bad` is the place of one that has one
   *  thing wrong, `nth` as for `break`. Their jobs have no place in the script. */
  | {
      readonly act: 'batch'
      readonly submits: readonly Submit[]
      readonly bad: number | null
      readonly nth: number
    }
  /** Shows a key in another way than the usual one. */
  | { readonly act: 'knock'; readonly submit: Submit; readonly how: Knock }
  | { readonly act: 'advance'; readonly ms: number }
  /** Polls until the job is over, letting time pass between; little at first where it is looked at
   *  closely, so that each phase is seen, and not for as long. */
  | { readonly act: 'finish'; readonly job: number; readonly closely?: true }
  /** Fetches the files of a job as it was last seen. */
  | { readonly act: 'fetch'; readonly job: number }
  /** Sends a submit with one thing wrong; `nth` picks which, of all that can be. */
  | { readonly act: 'break'; readonly submit: Submit; readonly how: Breaking; readonly nth: number }
  /** Sends a request drawn from its operation's schemas, for the guest: the sound one or, where
   *  there is one, the wrong one in its place. Its jobs have no place in the script. */
  | { readonly act: 'request'; readonly sound: Drawn; readonly wrong: Wrong | null }
  /** Asks for one thing so many times at one instant. */
  | {
      readonly act: 'burst'
      readonly intent: Submit | Balance
      readonly times: number
      readonly who: Who
    }
  /** Fetches the files of a job once more, in another way; is not judged as `fetch` is. */
  | { readonly act: 'look'; readonly job: number; readonly how: Look }
  /** Gives the saver as much as so many images cost, and no more. */
  | { readonly act: 'fund'; readonly images: number }
  /** Makes all jobs of the caller fail from now on. */
  | { readonly act: 'doom' }
  /** Makes the inbox refuse the next calls. */
  | { readonly act: 'refuse-inbox'; readonly calls: number }
  /** Lets time pass until a webhook call about the job is there, and asks for nothing. */
  | { readonly act: 'receive'; readonly job: number }
  /** Makes several calls at one instant, and waits for all of their answers. */
  | { readonly act: 'at-once'; readonly steps: readonly SingleStep[] }
  /** Talks over a connection of its own, where the provider takes any. */
  | { readonly act: 'converse'; readonly says: readonly Saying[] }

/** One thing that is done over WebSocket; `hears` frames are waited for. A connection is made by
 *  whatever is sent first, and first after `leave`. */
export type Saying = { readonly hears: number } & (
  | { readonly say: 'call'; readonly submit: Submit }
  /** `back` takes up the session that was there last. */
  | { readonly say: 'key'; readonly who: Who; readonly back: boolean }
  | { readonly say: 'ping' | 'garbage' | 'leave' }
  | { readonly say: 'wait'; readonly ms: number }
)

/** A step of one call that changes nothing for another of its kind, whichever is first. */
export type SingleStep =
  | { readonly act: 'poll'; readonly job: number; readonly who: Who }
  | { readonly act: 'cancel'; readonly job: number; readonly who: Who }

/** How a file is asked for: whole, by HEAD, its first bytes, or unless its tag is still the same. */
export type Look = 'get' | 'head' | 'range' | 'tag'

export type Breaking = 'constraint' | 'not-json' | 'unknown-path' | 'wrong-method'

/** `key-inside` is one of the provider's own ways, where it has it; the others are refused. */
export const knocks = ['empty-key', 'other-scheme', 'bad-key-inside', 'key-inside'] as const
export type Knock = (typeof knocks)[number]

export type Script = readonly Step[]

/** A script in one line, for a person: `submit, poll 0, advance 2 s`. */
export const scriptLine = (script: Script): string => script.map(stepWords).join(', ')

function stepWords(step: Step): string {
  switch (step.act) {
    case 'submit':
      return `submit${step.hooked ? ' with a webhook' : ''}${by(step.who)}`
    case 'resend':
      return `resend ${step.job}`
    case 'poll':
    case 'cancel':
      return `${step.act} ${step.job}${by(step.who)}`
    case 'balance':
      return `balance${by(step.who)}`
    case 'finish':
      return `finish ${step.job}${step.closely ? ' closely' : ''}`
    case 'fetch':
    case 'receive':
      return `${step.act} ${step.job}`
    case 'advance':
      return `advance ${step.ms / 1000} s`
    case 'break':
      return `break by ${step.how}${step.how === 'constraint' ? ` ${step.nth}` : ''}`
    case 'list-page':
      return `list by ${step.limit}${by(step.who)}`
    case 'batch':
      return `batch of ${step.submits.length}${step.bad === null ? '' : `, number ${step.bad + 1} broken`}`
    case 'knock':
      return `knock with ${step.how}`
    case 'request':
      return `request ${step.sound.operation}${step.wrong === null ? '' : ` with ${step.wrong.label}`}`
    case 'burst':
      return `${step.times} × ${step.intent.kind} at once${by(step.who)}`
    case 'look':
      return `look at ${step.job} by ${step.how}`
    case 'fund':
      return `fund ${step.images} images`
    case 'refuse-inbox':
      return `refuse ${step.calls} calls`
    case 'converse':
      return `converse (${step.says.map(({ say }) => say).join(', ')})`
    case 'at-once':
      return `at once (${scriptLine(step.steps)})`
    case 'doom':
    case 'poll-unknown':
    case 'cancel-unknown':
    case 'list':
      return step.act
    default:
      return step satisfies never
  }
}

const by = (who: Who): string => (who === 'caller' ? '' : ` as ${who}`)
