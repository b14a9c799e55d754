import type { Violation } from '../../core/contract.ts'
import { isRecord, textOf } from '../../core/exchange.ts'

/**
 * The form of a 422, as krea-ai/skills scripts/krea_helpers.py takes it (CODE): FastAPI's
 * `{ loc, msg, type }`, and on the client's side zod's `{ path, message, code }` too.
 */
interface Detail {
  readonly loc: readonly string[]
  readonly msg: string
  readonly type: string
}

/** One entry a broken rule; without any, one with the words that there are. */
export function detailOf(violations: readonly Violation[], words: string): readonly Detail[] {
  if (violations.length === 0) return [{ loc: ['body'], msg: words, type: 'value_error' }]
  return violations.map(({ pointer, message, rule }) => ({
    loc: locOf(pointer),
    msg: message,
    type: rule,
  }))
}

/** The places of a request that is judged by its parameters, the body being the usual place. */
const parts = new Set(['query', 'path', 'header'])

function locOf(pointer: string): string[] {
  const tokens = pointer.split('/').slice(1)
  return parts.has(tokens[0] ?? '') ? tokens : ['body', ...tokens]
}

type Entry = Readonly<Record<string, unknown>>

export const isDetail = (value: unknown): value is readonly Entry[] =>
  Array.isArray(value) && value.length > 0 && value.every(isRecord)

/** What the entries say, each after the name of its field. */
export const said = (entries: readonly Entry[]): string =>
  entries.map((entry) => [...fieldsOf(entry), wordsOf(entry)].join(': ')).join('; ')

export function violationsIn(body: unknown): readonly Violation[] {
  const entries = isRecord(body) ? (body.detail ?? body.issues) : undefined
  return isDetail(entries) ? entries.map(violation) : []
}

function violation(entry: Entry): Violation {
  const tokens = tokensOf(entry)
  const rule = entry.type ?? entry.code
  return {
    pointer: tokens.map((token) => `/${token}`).join(''),
    field: tokens.at(-1) ?? '',
    rule: textOf(rule),
    limit: null,
    actual: undefined,
    message: wordsOf(entry),
    schemaPath: '',
  }
}

function tokensOf({ loc, path }: Entry): string[] {
  const place = loc ?? path
  const tokens = Array.isArray(place) ? place.map(textOf) : []
  return tokens[0] === 'body' ? tokens.slice(1) : tokens
}

const fieldsOf = (entry: Entry): string[] => tokensOf(entry).slice(-1)

function wordsOf({ msg, message }: Entry): string {
  const words = msg ?? message
  return textOf(words)
}
