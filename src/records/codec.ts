import type { Taken } from '../conformance/report/evidence.ts'
import type { Entry } from '../conformance/transcript.ts'
import { isRecord } from '../core/exchange.ts'
import type { Provider } from '../core/provider.ts'

/**
 * Transcripts as JSON and back. The provider goes by its id, and what an answer means is not kept:
 * the dialect reads it again, so that a record holds nothing but what went over the wire.
 */
export function encodeTaken({ transcript, ...rest }: Taken): unknown {
  const { provider, entries, ...others } = transcript
  const said = entries.map(({ outcome: _, ...entry }) => entry)
  return encode({ ...rest, transcript: { provider: provider.id, ...others, entries: said } })
}

/** Trusts the shape of what `encodeTaken` wrote, under the version of the record. */
export function decodeTaken(value: unknown, provider: Provider): Taken {
  // The record's version and the file's end have been checked: this is what was encoded.
  const { transcript, ...rest } = decode(value) as Taken
  const entries = transcript.entries.map(
    (entry): Entry => ({
      ...entry,
      outcome: entry.intent === null ? null : provider.dialect.read(entry.response, entry.intent),
    }),
  )
  return { ...rest, transcript: { ...transcript, provider, entries } }
}

/** JSON has no bytes and no sets; an object of one key with a dollar stands for them. */
export function encode(value: unknown): unknown {
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') }
  if (value instanceof Set) return { $set: [...value].map(encode) }
  if (Array.isArray(value)) return value.map(encode)
  if (!isRecord(value)) return value
  const plain = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, encode(item)]))
  return isTag(value) ? { $is: plain } : plain
}

const isTag = (value: object): boolean => {
  const keys = Object.keys(value)
  return keys.length === 1 && keys[0]?.startsWith('$') === true
}

export function decode(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decode)
  if (!isRecord(value)) return value
  if (!isTag(value)) return fields(value)
  const { $bytes, $set, $is } = value
  if (typeof $bytes === 'string') return new Uint8Array(Buffer.from($bytes, 'base64'))
  if (Array.isArray($set)) return new Set($set.map(decode))
  return isRecord($is) ? fields($is) : fields(value)
}

const fields = (value: Record<string, unknown>): unknown =>
  Object.fromEntries(Object.entries(value).map(([key, item]) => [key, decode(item)]))
