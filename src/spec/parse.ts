import { parseDocument } from 'yaml'
import { SpecFault } from './fault.ts'
import { clone, isObject, type Json, type JsonObject } from './json.ts'

/** Aliases may not blow a small file up into a huge one. */
const ALIASES_MAX = 1_000

/** What follows the first syntax errors is mostly caused by them. */
const ERRORS_MAX = 3

/**
 * Reads a YAML or JSON object; anchors are expanded, so the result is plain JSON. Refuses syntax
 * errors, duplicate keys and anything but an object, with file and line (`lineOffset` is added).
 */
export function parseObject(text: string, file: string, lineOffset = 0): JsonObject {
  const document = parseDocument(text, { uniqueKeys: true, prettyErrors: true })
  const lines = document.errors.slice(0, ERRORS_MAX).map((error) => {
    const line = (error.linePos?.[0].line ?? 1) + lineOffset
    return `${file}:${line}: ${firstLine(error.message)}`
  })
  if (lines.length > 0) throw new SpecFault(...lines)
  // YAML's core schema yields only JSON types; anything else is lost by the clone.
  const value = document.toJS({ maxAliasCount: ALIASES_MAX }) as Json
  if (!isObject(value)) throw new SpecFault(`${file}: expected an object, found ${nameOf(value)}`)
  return clone(value)
}

const firstLine = (text: string): string => (text.split('\n')[0] ?? '').replace(/ at line.*$/, '')

const nameOf = (value: Json | undefined): string =>
  value === null || value === undefined ? 'nothing' : Array.isArray(value) ? 'a list' : typeof value
