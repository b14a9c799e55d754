import { alphabet, box, type Glyph, marksAbove, marksBelow } from './alphabet.ts'

/** In the alphabet's units, of which a capital is 20 high. */
export const capHeight = 20
export const leading = 36
const gap = 5.2

/** The most of a text that is looked at, in UTF-16 units: far more than any picture shows. */
const charactersMax = 2_000

/** Letters to be drawn from (0, 0), the top of the first line's capitals. */
export interface Lettering {
  /** An SVG path to be stroked. */
  readonly path: string
  readonly width: number
  readonly lines: number
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * Sets a text in lines no wider than `width`, breaking between words and, where a word is too
 * long, within; what does not fit into `linesMax` ends in an ellipsis.
 */
export function letter(text: string, limits: { width: number; linesMax: number }): Lettering {
  const lines = breakLines(glyphsOf(text), limits)
  return {
    path: lines.map((line, row) => trace(line, row * leading)).join(''),
    width: Math.max(0, ...lines.map(widthOf)),
    lines: lines.length,
  }
}

/** Each character that a reader sees as one glyph; white space of any length as one space. */
function glyphsOf(text: string): Glyph[] {
  const plain = text.slice(0, charactersMax).replace(/\s+/gu, ' ').trim()
  return [...segmenter.segment(plain)].flatMap(({ segment }) => glyphsOfOne(segment))
}

const invisible = /\p{Default_Ignorable_Code_Point}/gu

/** A composed letter is its base with marks, a ligature its letters, the undrawable one box. */
function glyphsOfOne(cluster: string): Glyph[] {
  const shown = cluster.replace(invisible, '')
  if (shown === '') return []
  return spell(shown.normalize('NFC')) ?? spell(shown.normalize('NFD')) ?? spellLoosely(shown)
}

const spellLoosely = (cluster: string): Glyph[] =>
  spell(cluster.normalize('NFKD').replaceAll('⁄', '/')) ?? [box]

/** `null` where one of the characters is not in the alphabet. */
function spell(characters: string): Glyph[] | null {
  const glyphs: Glyph[] = []
  const all = [...characters]
  for (const [index, character] of all.entries()) {
    const last = glyphs.at(-1)
    const marked = last && accented(last, character, index === 1 ? all[0] : undefined)
    const glyph = marked ?? alphabet.get(character)
    if (glyph === undefined) return null
    if (marked) glyphs.pop()
    glyphs.push(glyph)
  }
  return glyphs
}

const dotless: Readonly<Record<string, string>> = { i: 'ı', j: 'ȷ' }

/** The letter with a mark on it; `undefined` where the character is no mark. */
function accented(letter: Glyph, mark: string, base: string | undefined): Glyph | undefined {
  const below = marksBelow.get(mark)
  if (below !== undefined) return add(letter, below, capHeight)
  const above = marksAbove.get(mark)
  if (above === undefined) return undefined
  const bare = alphabet.get(dotless[base ?? ''] ?? '') ?? letter
  return add(bare, above, base !== undefined && /[acegijm-su-zæœø]/.test(base) ? 6.5 : 0)
}

const add = ({ width, path }: Glyph, mark: string, y: number): Glyph => ({
  width,
  path: path + shift(mark, width / 2, y),
})

const widthOf = (line: readonly Glyph[]): number =>
  line.reduce((sum, { width }) => sum + width + gap, line.length === 0 ? 0 : -gap)

const space = alphabet.get(' ')
const ellipsis = alphabet.get('…') ?? box

/** Greedy: as many words in a line as it holds. */
function breakLines(
  glyphs: readonly Glyph[],
  { width, linesMax }: { width: number; linesMax: number },
): Glyph[][] {
  const lines: Glyph[][] = []
  let rest = glyphs
  while (rest.length > 0 && lines.length < linesMax) {
    const cut = lineEnd(rest, width)
    lines.push(rest.slice(0, cut))
    rest = rest.slice(rest[cut] === space ? cut + 1 : cut)
  }
  const last = lines.at(-1)
  if (rest.length > 0 && last !== undefined) lines.push(shorten(lines.pop() ?? last, width))
  return lines
}

/** How many glyphs the next line takes: to the last space that fits, at least one. */
function lineEnd(glyphs: readonly Glyph[], width: number): number {
  // Added up as `widthOf` does, to the last bit.
  let used = -gap
  let lastSpace = 0
  for (const [index, glyph] of glyphs.entries()) {
    if (glyph === space) lastSpace = index
    used = used + glyph.width + gap
    if (used > width) return Math.max(1, lastSpace || index)
  }
  return glyphs.length
}

/** The line with an ellipsis at its end, within the width. */
function shorten(line: readonly Glyph[], width: number): Glyph[] {
  const kept = [...line]
  while (kept.length > 0 && widthOf([...kept, ellipsis]) > width) kept.pop()
  while (kept.at(-1) === space) kept.pop()
  return [...kept, ellipsis]
}

function trace(line: readonly Glyph[], y: number): string {
  let x = 0
  let path = ''
  for (const glyph of line) {
    path += shift(glyph.path, x, y)
    x += glyph.width + gap
  }
  return path
}

const start = /M(-?[\d.]+)[ ]?(-?[\d.]+)/g

/** Moves a path whose subpaths begin with `M` and go on in relative commands. */
const shift = (path: string, x: number, y: number): string =>
  path.replace(start, (_, fromX, fromY) => `M${tidy(Number(fromX) + x)} ${tidy(Number(fromY) + y)}`)

const tidy = (value: number): number => Math.round(value * 100) / 100
