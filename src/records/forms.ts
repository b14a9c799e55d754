/** One way in which a text may be spelled inside another. */
type Spelling = (text: string) => string

const asIs: Spelling = (text) => text
const json: Spelling = (text) => JSON.stringify(text).slice(1, -1)
const slashed: Spelling = (text) => json(text).replaceAll('/', '\\/')
const ascii: Spelling = (text) =>
  json(text).replaceAll(
    /[\u007f-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
const percent: Spelling = (text) => encodeURIComponent(text.toWellFormed())
const lower: Spelling = (text) => percent(text).replaceAll(/%../g, (code) => code.toLowerCase())
const form: Spelling = (text) => new URLSearchParams([['', text]]).toString().slice(1)
const query: Spelling = (text) => encodeURI(text.toWellFormed())

const once: readonly Spelling[] = [asIs, json, slashed, ascii, percent, lower, form, query]

/** Each way, and each within each: a URL in a JSON text in a JSON text is common here. */
const spellings: readonly Spelling[] = [
  ...once.flatMap((outer) => once.map((inner) => within(outer, inner))),
  ...[json, slashed, ascii].flatMap((inner) => [2, 3, 4].map((depth) => nested(inner, depth))),
]

function within(outer: Spelling, inner: Spelling): Spelling {
  return (text) => outer(inner(text))
}

/** JSON in JSON has more backslashes with each level. */
function nested(inner: Spelling, depth: number): Spelling {
  return depth === 0 ? inner : within(json, nested(inner, depth - 1))
}

/** What is shorter cannot be told from other text. */
const BASE64_CHARS_MIN = 8

/**
 * All ways in which a text may stand in a record, each with what is to stand there instead. A mark
 * of plain characters reads the same in every spelling; in base64 it stands for what the text
 * itself has decided, whatever is around it.
 */
export function formsOf(text: string, instead: string): readonly (readonly [string, string])[] {
  const spelled = new Map<string, string>()
  for (const spell of spellings) spelled.set(spell(text), spell(instead))
  for (const plain of [...spelled.keys()]) {
    for (const packed of base64s(plain)) if (!spelled.has(packed)) spelled.set(packed, 'hidden')
  }
  return [...spelled]
}

/** The characters of base64 that are the text's own, for each place in which it may begin. */
function base64s(text: string): string[] {
  const bytes = Buffer.from(text)
  return [0, 1, 2]
    .map((before) => {
      const packed = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
      return packed.slice(
        Math.ceil((before * 8) / 6),
        Math.floor(((before + bytes.length) * 8) / 6),
      )
    })
    .filter((packed) => packed.length >= BASE64_CHARS_MIN)
    .flatMap((packed) => [packed, packed.replaceAll('+', '-').replaceAll('/', '_')])
}
