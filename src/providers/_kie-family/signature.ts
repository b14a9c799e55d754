import { createHmac, timingSafeEqual } from 'node:crypto'
import { isRecord, readJson } from '../../core/exchange.ts'
import type { Signature, Signed } from '../../core/provider.ts'

const TIMESTAMP = 'x-webhook-timestamp'
const SIGNATURE = 'x-webhook-signature'

/**
 * DOCS docs.kie.ai/common-api/webhook-verification: there once the account has made a key. Of the
 * body only the id is signed, so whoever holds one call can send another state and other URLs for
 * it as long as its time is let through. The page names no such time.
 */
export const signature: Signature = {
  headers: [TIMESTAMP, SIGNATURE],
  sign: ({ body, secret, at }) => {
    const seconds = String(Math.floor(at / 1000))
    return { [TIMESTAMP]: seconds, [SIGNATURE]: hmac(secret, `${idIn(body)}.${seconds}`) }
  },
  verify,
  covers: 'the task’s id and the time of sending, and nothing else of the body',
  evidence: 'DOCS',
}

function verify({
  body,
  headers,
  secret,
  now,
  toleranceMs,
}: Signed): ReturnType<Signature['verify']> {
  const { [TIMESTAMP]: seconds = '', [SIGNATURE]: given = '' } = headers
  if (seconds === '' || given === '') return 'missing'
  const id = idIn(body)
  if (id === '' || !wholeSeconds.test(seconds)) return 'forged'
  if (!same(given, hmac(secret, `${id}.${seconds}`))) return 'forged'
  return offMs(now, Number(seconds) * 1000) > toleranceMs ? 'stale' : 'valid'
}

/** As far as a date goes. */
const wholeSeconds = /^\d{1,13}$/

/** How far a moment is from the second that begins at `from`. */
function offMs(now: number, from: number): number {
  if (now < from) return from - now
  return Math.max(0, now - (from + 999))
}

const hmac = (secret: string, text: string): string =>
  createHmac('sha256', secret).update(text).digest('base64')

/** Takes the same time wherever two texts of one length differ. */
function same(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** The id that is signed, `''` where there is none. DOCS: the page's own sample reads
 *  `data.task_id`, which a task of this model does not have: it signs `undefined`. */
function idIn(body: string): string {
  const parsed = readJson(body)
  const data = isRecord(parsed) ? parsed.data : undefined
  const id = isRecord(data) ? data.taskId : undefined
  return typeof id === 'string' ? id : ''
}
