export type Json = null | boolean | number | string | Json[] | JsonObject
export interface JsonObject {
  [name: string]: Json
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value as an object, or an empty one: for reading what may be absent. */
export function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {}
}

/** The value as a list, or an empty one. */
export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : []
}

export function stringOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** A copy that shares nothing, so that YAML anchors cannot tie two places together. */
export function clone<T extends Json>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T // JSON in, JSON out: the type survives
}

/** Appends property names or indices to a JSON pointer (RFC 6901), escaped. */
export function pointerTo(base: string, ...tokens: readonly (string | number)[]): string {
  return tokens.reduce<string>((path, token) => `${path}/${escapeToken(String(token))}`, base)
}

/** The names and indices that a JSON pointer walks through, unescaped. */
export function tokensOf(pointer: string): readonly string[] {
  return pointer.split('/').slice(1).map(unescapeToken)
}

/** The value that a JSON pointer selects, or `undefined`. */
export function valueAt(root: Json, pointer: string): Json | undefined {
  let here: Json | undefined = root
  for (const token of tokensOf(pointer)) {
    if (Array.isArray(here)) here = here[Number(token)]
    else if (isObject(here) && Object.hasOwn(here, token)) here = here[token]
    else return undefined
  }
  return here
}

const escapeToken = (token: string): string => token.replaceAll('~', '~0').replaceAll('/', '~1')
const unescapeToken = (token: string): string => token.replaceAll('~1', '/').replaceAll('~0', '~')
