import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import { isObject, type Json, pointerTo } from './json.ts'

/** The file and line that each value of a document stands at, by its JSON pointer, as
 *  `overlay.yaml:61`; of a property the line of its name. */
export type Origins = ReadonlyMap<string, string>

/** Is told what an overlay changes, as it changes it. */
export interface Trace {
  /** What stands at `from` in the overlay stands at `pointer` in the document from now on. */
  put(pointer: string, from: string): void
  drop(pointer: string): void
}

export const untraced: Trace = { put: () => {}, drop: () => {} }

/** Reads the lines of a YAML or JSON text that parses. What an alias stands for has the alias's line. */
export function originsOf(text: string, file: string): Origins {
  const lines = new LineCounter()
  const origins = new Map<string, string>()
  const walk = (node: unknown, { pointer, offset }: Here): void => {
    origins.set(pointer, `${file}:${lines.linePos(offset).line}`)
    if (isMap(node)) {
      for (const { key, value } of node.items) {
        const name = String(isScalar(key) ? key.value : key)
        walk(value, { pointer: pointerTo(pointer, name), offset: startOf(key) ?? offset })
      }
    }
    if (isSeq(node)) {
      for (const [index, item] of node.items.entries())
        walk(item, { pointer: pointerTo(pointer, index), offset: startOf(item) ?? offset })
    }
  }
  const { contents } = parseDocument(text, { lineCounter: lines })
  walk(contents, { pointer: '', offset: startOf(contents) ?? 0 })
  return origins
}

interface Here {
  readonly pointer: string
  readonly offset: number
}

const startOf = (node: unknown): number | undefined =>
  isAlias(node) || isMap(node) || isSeq(node) || isScalar(node)
    ? (node as Node).range?.[0]
    : undefined

/** Where a document is from that an overlay changes: asked for at the end. */
export function traced(vendored: Origins, overlay: Origins): Trace & { readonly origins: Origins } {
  const origins = new Map(vendored)
  const below = (all: Origins, pointer: string) =>
    [...all].filter(([one]) => one === pointer || one.startsWith(`${pointer}/`))
  const drop = (pointer: string): void => {
    for (const [one] of below(origins, pointer)) origins.delete(one)
  }
  const move = (from: string, to: string): void => {
    const moved = below(origins, from)
    drop(from)
    for (const [one, line] of moved) origins.set(to + one.slice(from.length), line)
  }
  return {
    origins,
    put: (pointer, from) => {
      drop(pointer)
      for (const [one, line] of below(overlay, from))
        origins.set(pointer + one.slice(from.length), line)
    },
    drop: (pointer) => {
      drop(pointer)
      const [, list = '', index] = /^(.*)\/(\d+)$/.exec(pointer) ?? []
      if (index === undefined) return
      // What comes after it in a list moves up; a name that is a number has no next one.
      for (let next = Number(index) + 1; origins.has(`${list}/${next}`); next += 1)
        move(`${list}/${next}`, `${list}/${next - 1}`)
    },
  }
}

/** Of a finished document, what is known of it: what a repair has moved is left out. */
export function known(document: Json, origins: Origins): Readonly<Record<string, string>> {
  const found: Record<string, string> = {}
  const walk = (value: Json, pointer: string): void => {
    const line = origins.get(pointer)
    if (line !== undefined) found[pointer] = line
    const entries = Array.isArray(value) || isObject(value) ? Object.entries(value) : []
    for (const [name, item] of entries) walk(item, pointerTo(pointer, name))
  }
  walk(document, '')
  return found
}
