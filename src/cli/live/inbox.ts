import { createHash } from 'node:crypto'
import type { Clock } from '../../core/clock.ts'
import { randomId } from '../../host/random.ts'
import { type Inbox, listen } from '../../live/inbox.ts'
import type { InboxMark } from '../../records/record.ts'
import type { Resumed } from '../resume.ts'
import { UsageError } from '../usage.ts'
import type { LiveFlags } from './flags.ts'
import { address } from './places.ts'

interface Opened {
  readonly open: Inbox | null
  readonly mark: InboxMark | null
}

interface Had {
  readonly apiKey: string
  readonly clock: Clock
  readonly resumed: Resumed | null
}

/** Listens where webhooks arrive. A run that goes on needs the very address that it had: jobs know
 *  it, and answers repeat it. */
export async function inboxOf(
  { inbox, inboxPort: port }: LiveFlags,
  { apiKey, clock, resumed }: Had,
): Promise<Opened> {
  const had = resumed?.live.inbox ?? null
  if (had !== null && inbox === undefined) throw new UsageError(SAME_INBOX)
  if (inbox === undefined) return { open: null, mark: null }
  try {
    const publicUrl = address(inbox)
    const salt = had?.salt ?? randomId()
    const secret = hash(`${apiKey} ${salt} ${publicUrl}`)
    const mark = { salt, digest: hash(secret) }
    if (had !== null && had.digest !== mark.digest) throw new UsageError(SAME_INBOX)
    return { open: await listen({ publicUrl, port, clock, secret }), mark }
  } catch (error) {
    if (error instanceof UsageError)
      throw new UsageError(error.message.replace('--base-url', '--inbox'))
    const why = error instanceof Error ? error.message : String(error)
    throw new UsageError(`the inbox cannot listen: ${why}; choose another --inbox-port`)
  }
}

const SAME_INBOX =
  'the run was begun with an --inbox: it goes on with the same one, and the same key'

const hash = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, HASH_CHARS)

const HASH_CHARS = 32
