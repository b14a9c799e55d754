import type { Entry, Transcript } from '../conformance/transcript.ts'
import { type Judge, violations } from '../core/contract.ts'
import { dice } from '../core/dice.ts'
import type { HttpResponse } from '../core/exchange.ts'
import { readJson } from '../core/exchange.ts'
import { noQuirks, quirkBehind } from '../core/quirk.ts'

/** The same script at the healthy target and at the one with the fault. */
export interface Pair {
  readonly healthy: Transcript
  readonly faulty: Transcript
}

/** A place at which the two differ. */
export interface Difference {
  readonly where: string
  readonly healthy: string
  readonly faulty: string
  /** Why this difference is within what the contract leaves free; `null` where it is not. */
  readonly free: string | null
}

/** Everything in which a fault changed what happened; empty where it was never reached. Where all
 *  differences are free, no judge by the contract and the dialect could ever see the fault. */
export function differences({ healthy, faulty }: Pair): readonly Difference[] {
  const lengths = [healthy.entries.length, faulty.entries.length]
  if (lengths[0] !== lengths[1]) return [differs('calls made', lengths[0], lengths[1])]
  return [
    ...healthy.entries.flatMap((entry, index) => {
      const other = faulty.entries[index]
      return other === undefined ? [] : entryDifference(entry, other, faulty)
    }),
    ...inboxDifferences({ healthy, faulty }),
    ...talkDifferences({ healthy, faulty }),
  ]
}

function entryDifference(one: Entry, other: Entry, transcript: Transcript): Difference[] {
  if (same([one.at, one.response], [other.at, other.response])) return []
  const where = `step ${other.step}: ${other.act} ${other.request.method} ${other.request.path}`
  const told = differs(where, answer(one.response), answer(other.response))
  const free =
    one.outcome !== null &&
    one.at === other.at &&
    one.response.status === other.response.status &&
    same(one.response.headers, other.response.headers) &&
    meansTheSame(one, other, transcript) &&
    keeps(judgeOf(transcript, other), [one.response.body, other.response.body], {
      transcript,
      of: other.operation ?? '',
    })
  if (!free) return [told]
  return [{ ...told, free: same(one.outcome, other.outcome) ? FREE : QUIRKS_OWN }]
}

/** The proof of one difference, as a clause about it. */
export const FREE = 'keeps the schema, and the dialect reads the same'

const QUIRKS_OWN = 'keeps the schema, and by the book is the same: a known quirk need not show'

/** The dialect reads the same, or what it reads is one answer by the book: a quirk may show, and
 *  need not, nor show whole. */
const meansTheSame = (one: Entry, other: Entry, transcript: Transcript): boolean =>
  same(one.outcome, other.outcome) ||
  (transcript.quirks.size > 0 &&
    one.outcome?.kind === other.outcome?.kind &&
    same(byTheBook(one, transcript), byTheBook(other, transcript)))

/** An answer's meaning as the provider is documented to spell it. */
function byTheBook({ outcome, intent, request, operation, at }: Entry, { provider }: Transcript) {
  if (outcome === null) return null
  const scene = { request, operation, now: at, dice: dice('proof'), quirks: noQuirks }
  return provider.dialect.render([{ intent, outcome }], scene)
}

/** The faulty body breaks nothing that the healthy one keeps, known quirks left out. */
function keeps(
  judge: Judge | null,
  [one, other]: readonly [HttpResponse['body'], HttpResponse['body']],
  { transcript, of }: { readonly transcript: Transcript; readonly of: string },
): boolean {
  if (judge === null) return false
  const { provider, quirks } = transcript
  const broken = (body: HttpResponse['body']) =>
    violations(judge, readJson(body)).filter(
      (violation) => quirkBehind(provider.quirks, quirks, { of, violation }) === undefined,
    )
  const found = broken(other)
  return found.length === 0 || same(found, broken(one))
}

function judgeOf({ provider }: Transcript, { operation, response }: Entry): Judge | null {
  const found = provider.contract.operations.find(({ id }) => id === operation)
  const status = String(response.status)
  const { responses } = found ?? {}
  return responses?.[status] ?? responses?.[`${status[0]}XX`] ?? responses?.default ?? null
}

function inboxDifferences({ healthy, faulty }: Pair): readonly Difference[] {
  const { provider } = faulty
  if (healthy.received.length !== faulty.received.length) {
    return [differs('webhook calls', healthy.received.length, faulty.received.length)]
  }
  return healthy.received.flatMap((call, index) => {
    const other = faulty.received[index]
    if (other === undefined || same(call, other)) return []
    const told = differs(`webhook of job ${call.job}`, call, other)
    const { webhook, contract } = provider
    const free =
      webhook !== null &&
      same({ ...call, body: '' }, { ...other, body: '' }) &&
      same(webhook.read(call.body), webhook.read(other.body)) &&
      Object.entries(contract.callbacks).every(([of, judge]) =>
        keeps(judge, [call.body, other.body], { transcript: faulty, of }),
      )
    return [free ? { ...told, free: FREE } : told]
  })
}

/** What is said over WebSocket is never free: how it comes is not in the document. */
const talkDifferences = ({ healthy, faulty }: Pair): readonly Difference[] =>
  (healthy.talks ?? []).flatMap((said, index) => {
    const other = faulty.talks?.[index]
    return same(said, other) ? [] : [differs(`${said.saying.say} over WebSocket`, said, other)]
  })

const SHOWN_MAX = 400

const differs = (where: string, healthy: unknown, faulty: unknown): Difference => ({
  where,
  healthy: JSON.stringify(healthy).slice(0, SHOWN_MAX),
  faulty: JSON.stringify(faulty).slice(0, SHOWN_MAX),
  free: null,
})

const answer = ({ status, headers, body }: HttpResponse): unknown =>
  typeof body === 'string' ? { status, headers, body } : { status, headers, bytes: body.length }

const same = (one: unknown, other: unknown): boolean => text(one) === text(other)

const text = (value: unknown): string =>
  JSON.stringify(value, (_key, item: unknown) =>
    item instanceof Uint8Array ? Buffer.from(item).toString('base64') : item,
  )
