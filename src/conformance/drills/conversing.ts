import type { Provider } from '../../core/provider.ts'
import type { Saying, Script, Who } from '../script.ts'
import { MINUTE_MS, submitOf } from './_steps.ts'

const AWAY_MS = 5 * MINUTE_MS

/** A key, tasks and what may go wrong with them over WebSocket; then a connection that is lost. */
export function conversing(provider: Provider): Script {
  const { socket, abilities } = provider
  if (socket === null || !abilities.delivery.includes('sync')) return []
  const call = (nth: number, count = 1): Saying => ({
    say: 'call',
    submit: { ...submitOf(provider, nth), delivery: 'sync', count },
    hears: count,
  })
  const key = (who: Who, more: Partial<Saying & { say: 'key' }> = {}): Saying => ({
    say: 'key',
    who,
    back: false,
    hears: 1,
    ...more,
  })
  const several = Math.min(2, abilities.countMax)
  return [
    {
      act: 'converse',
      says: [
        call(1),
        key('intruder'),
        call(2),
        key('caller'),
        { say: 'ping', hears: 1 },
        call(3),
        call(4, several),
        { say: 'garbage', hears: 1 },
        call(3),
        // It is still on its way when the connection is lost.
        { ...call(5), hears: 0 },
        { say: 'leave', hears: 0 },
        // Longer than the slowest job, so that nobody is idle while it is waited for.
        { say: 'wait', ms: AWAY_MS, hears: 0 },
        key('caller', { back: true, hears: 2 }),
        { say: 'leave', hears: 0 },
        key('stranger', { back: true }),
        { say: 'leave', hears: 0 },
      ],
    },
  ]
}
