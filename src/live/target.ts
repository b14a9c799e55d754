import type { Who } from '../conformance/script.ts'
import {
  type Ability,
  Declined,
  type Note,
  type OpenTarget,
  Unreachable,
} from '../conformance/target.ts'
import type { Clock } from '../core/clock.ts'
import { chosenQuirks } from '../core/quirk.ts'
import type { Socket } from '../core/socket.ts'
import { guarded } from './budget.ts'
import { CALL_MS_MAX, call, PROMPT_SHARE } from './call.ts'
import { doubts } from './doubt.ts'
import type { Inbox } from './inbox.ts'
import { otherKeyVariable, WRONG_KEY } from './keys.ts'
import { pacer } from './pace.ts'
import type { Purse } from './purse.ts'
import { dialler } from './wire.ts'

export interface LiveOptions {
  readonly name: 'live' | 'url'
  /** What stands in the origin's place, without a trailing slash. */
  readonly baseUrl: string
  readonly apiKey: string
  /** Of another account, which asks for what is the first one's; where calls are free it sends drawn
   *  requests too. `null`: there is none. */
  readonly otherKey: string | null
  readonly clock: Clock
  /** How long an answer may take; longer than any provider holds one back unless given. */
  readonly timeoutMs?: number
  /** What may be spent; `null`: calls cost nothing. */
  readonly purse: Purse | null
  /** `null`: no webhook can reach us. */
  readonly inbox: Inbox | null
  /** Ends the run before its next call: its reason is an `Unsent`. */
  readonly signal?: AbortSignal
  /** Makes a call; over the network unless given. */
  readonly call?: typeof call
}

/** A provider over the network: time really passes, there are one or two accounts, calls may cost. */
export const liveTarget =
  ({
    name,
    baseUrl,
    apiKey,
    otherKey,
    clock,
    purse,
    inbox,
    signal,
    ...options
  }: LiveOptions): OpenTarget =>
  async (provider, { quirks }) => {
    const made = options.call ?? call
    const patience = { clock, timeoutMs: options.timeoutMs ?? CALL_MS_MAX }
    const prompt = { clock, timeoutMs: patience.timeoutMs * PROMPT_SHARE }
    const paced = pacer(provider, { clock, spares: purse !== null })
    const abilities: Ability[] = [
      ...(purse === null ? (['free'] as const) : []),
      ...(inbox === null ? [] : (['inbox'] as const)),
      ...(provider.socket === null ? [] : (['socket'] as const)),
      ...(otherKey === null ? [] : (['second-account'] as const)),
    ]
    const able = new Set(abilities)
    const keys = {
      caller: apiKey,
      intruder: WRONG_KEY,
      nobody: WRONG_KEY,
      stranger: otherKey,
      broke: null,
      saver: null,
      // The caller's would move the caller's own money, lists and limits.
      guest: purse === null ? otherKey : null,
    } as const satisfies Readonly<Record<Who, string | null>>
    const target = {
      name,
      abilities: able,
      remedies: { 'second-account': `${otherKeyVariable(provider)} gives the key of one` },
      // Whatever was seen of the provider may be seen here.
      quirks: chosenQuirks(provider.quirks, { fidelity: 'observed', ...(quirks && { quirks }) }),
      key: (who: Who) => keys[who],
      doubt: doubts(provider),
      send: async (request, note) => {
        signal?.throwIfAborted()
        await paced(note, signal)
        const own = mayBegin(note) ? patience : prompt
        return made(baseUrl + request.path, request, own)
      },
      file: async (url: string) => {
        signal?.throwIfAborted()
        if (HIDDEN.test(url)) throw new Declined(HIDDEN_URL)
        return made(url, look, patience).catch(unseen)
      },
      ...(provider.socket !== null && {
        connect: dialler(socketAt(provider.socket, { baseUrl, origin: provider.origin }), {
          ...patience,
          paced: async (note) => {
            signal?.throwIfAborted()
            await paced(note, signal)
          },
          // A server of one's own need not take connections; the real one does.
          onDeaf: () => name === 'url' && able.delete('socket'),
        }),
      }),
      now: clock.now,
      advance: (ms: number) => clock.until(clock.now() + ms, signal),
      inboxUrl: inbox?.url ?? '',
      received: () => inbox?.received() ?? [],
      canonical: (text: string) => text,
      close: async () => {},
    } satisfies Awaited<ReturnType<OpenTarget>>
    return purse === null ? target : guarded(target, { provider, purse })
  }

/** Whether a job may come of a call, whose answer may be held until it is over. */
const mayBegin = ({ intent, who }: Pick<Note, 'intent' | 'who'>): boolean =>
  (intent === null || intent.kind === 'submit') && who !== 'nobody' && who !== 'intruder'

/** Where connections are taken: with the base URL, where it stands in the origin's place. */
const socketAt = (
  socket: Socket,
  { baseUrl, origin }: { readonly baseUrl: string; readonly origin: string },
): string => (baseUrl === origin ? socket.origin : baseUrl.replace(/^http/, 'ws')) + socket.path

/** A record does not hold what is secret in an address. */
const HIDDEN = /hidden-\d+/
const HIDDEN_URL =
  'a result file could not be had: its address holds a secret that the record of the run does not'

const look = { method: 'GET', headers: {}, body: null } as const

/** A file host that is out of reach says nothing about the provider's own host. */
function unseen(error: unknown): never {
  if (!(error instanceof Unreachable)) throw error
  throw new Declined(`a result file could not be had: ${error.message}`)
}
