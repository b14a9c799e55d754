import { converse } from './converse.ts'
import { fetchFiles } from './perform/files.ts'
import {
  batch,
  burst,
  finish,
  listPages,
  pollOrCancel,
  receive,
  resend,
  submit,
} from './perform/jobs.ts'
import { Performance, plain, type Stage } from './perform/performance.ts'
import { drawn, knock, spoil } from './perform/wrong.ts'
import type { Script, Step } from './script.ts'
import { Declined, Unreachable } from './target.ts'
import type { Transcript } from './transcript.ts'

export type { Stage } from './perform/performance.ts'

/** Performs a script and writes down what happened, until its end or until the target is out of
 *  reach. A rejection is a bug of ours. */
export async function perform(script: Script, stage: Stage): Promise<Transcript> {
  const on = new Performance(stage)
  on.miss(stage.target.enter?.(stage.name) ?? null)
  try {
    for (const [index, step] of script.entries()) await take(on, step, index)
    // What is due at this very instant is still to come.
    await stage.target.advance(0)
    return on.transcript(script, null)
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error
    return on.transcript(script, error.message)
  }
}

/** Takes a step; one that the target declines is passed over. */
async function take(on: Performance, step: Step, index: number): Promise<void> {
  try {
    await act(on, step, index)
  } catch (error) {
    if (!(error instanceof Declined)) throw error
    on.miss(error.message)
  }
}

async function act(on: Performance, step: Step, index: number): Promise<void> {
  const { provider, target } = on.stage
  switch (step.act) {
    case 'submit':
      return submit(on, step, index)
    case 'resend':
      return resend(on, step, index)
    case 'poll':
    case 'cancel':
      return pollOrCancel(on, step, index)
    case 'poll-unknown':
    case 'cancel-unknown': {
      const kind = step.act === 'poll-unknown' ? 'poll' : 'cancel'
      const intent = { kind, id: step.id } as const
      return on.ask({ ...plain(step, index), intent, who: 'caller' })
    }
    case 'balance':
      return on.ask({ ...plain(step, index), intent: { kind: 'balance' }, who: step.who })
    case 'list': {
      const intent = { kind: 'list', before: null, limit: 100, phase: null } as const
      return on.ask({ ...plain(step, index), intent, who: 'caller' })
    }
    case 'list-page':
      return listPages(on, step, index)
    case 'batch':
      return batch(on, step, index)
    case 'burst':
      return burst(on, step, index)
    case 'finish':
      return finish(on, step, index)
    case 'receive':
      return receive(on, step)
    case 'fetch':
    case 'look':
      return fetchFiles(on, step, index)
    case 'break':
      return spoil(on, step, index)
    case 'request':
      return drawn(on, step, index)
    case 'knock':
      return knock(on, step, index)
    case 'advance':
      return target.advance(step.ms)
    case 'at-once':
      await Promise.all(step.steps.map((one) => act(on, one, index)))
      return
    case 'converse':
      if (provider.socket !== null) on.talked(await converse(step, { ...on.stage, index }))
      return
    case 'fund': {
      const key = on.key('saver')
      const microUsd = Math.round(step.images * provider.price.imageMicroUsd)
      return key === null ? undefined : target.fund?.(key, microUsd)
    }
    case 'doom': {
      const key = on.key('caller')
      return key === null ? undefined : target.doom?.(key)
    }
    case 'refuse-inbox':
      return target.refuse?.(on.hook(''), step.calls)
    default:
      return step satisfies never
  }
}
