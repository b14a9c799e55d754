import { plainSubmit } from '../conformance/draw.ts'
import type { Saying, Script, Who } from '../conformance/script.ts'
import type { Provider } from '../core/provider.ts'

export interface SpokenOptions {
  readonly newId: () => string
  /** Calls cost nothing, so that tasks can be asked for. */
  readonly free: boolean
}

/**
 * What is said over WebSocket: first what costs nothing, as it gives no good key or asks for no task.
 * Each conversation has connections of its own, so that what ends one leaves the others be.
 */
export function spoken(provider: Provider, { newId, free }: SpokenOptions): Script {
  const { socket, abilities } = provider
  if (socket === null || !abilities.delivery.includes('sync')) return []
  const task = (count = 1): Saying & { say: 'call' } => ({
    say: 'call',
    submit: { ...plainSubmit(provider, newId()), delivery: 'sync', count },
    hears: count,
  })
  const key = (who: Who): Saying => ({ say: 'key', who, back: false, hears: 1 })
  const back = (who: Who, hears: number): Saying => ({ say: 'key', who, back: true, hears })
  const ping: Saying = { say: 'ping', hears: 1 }
  const leave: Saying = { say: 'leave', hears: 0 }
  const asked = task()
  const talks: readonly (readonly Saying[])[] = [
    [task()],
    [key('intruder'), task()],
    [key('caller'), ping],
    [key('caller'), { say: 'garbage', hears: 1 }, ping],
    ...(free
      ? [
          [key('caller'), asked, task(Math.min(2, abilities.countMax)), asked],
          [key('caller'), { ...task(), hears: 0 }, leave, back('caller', 2)],
          [key('caller'), leave, back('stranger', 1)],
        ]
      : []),
  ]
  return talks.map((says) => ({ act: 'converse', says }))
}
