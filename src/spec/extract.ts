import { SpecFault } from './fault.ts'

/** The OpenAPI text of a source, and how many lines stand before it. */
export interface Extract {
  readonly text: string
  readonly lineOffset: number
  /** As provenance says it: `JSON`, `YAML`, `a block of a Markdown page`. */
  readonly form: string
}

const declaration = /^\s*\{?\s*["']?(openapi|swagger)["']?\s*:/m

/**
 * Finds the one OpenAPI document in a JSON, YAML or Markdown text. Refuses a text with none or
 * several, and YAML that lost its indentation, with the line where that shows.
 */
export function extract(text: string, source: string): Extract {
  if (text.trimStart().startsWith('{')) return { text, lineOffset: 0, form: 'JSON' }
  const blocks = fencedBlocks(text).filter((block) => declaration.test(block.text))
  const [block, ...more] = blocks
  if (more.length > 0) {
    const lines = blocks.map(({ lineOffset }) => lineOffset).join(', ')
    throw new SpecFault(`${source}: expected one OpenAPI block, found several, at lines ${lines}`)
  }
  const found = block ?? unfenced(text, source)
  refuseFlatYaml(found, source)
  return found
}

/** Blocks between fences of three or more backticks or tildes. */
function fencedBlocks(text: string): readonly Extract[] {
  const blocks: Extract[] = []
  let open: { fence: string; line: number } | null = null
  const lines = text.split(/\r?\n/)
  for (const [at, line] of lines.entries()) {
    const fence = /^\s*(`{3,}|~{3,})(.*)$/.exec(line)
    if (fence === null) continue
    const [, marks = '', label = ''] = fence
    if (open === null) open = { fence: marks, line: at }
    else if (marks.startsWith(open.fence) && label.trim() === '') {
      const inside = lines.slice(open.line + 1, at).join('\n')
      blocks.push({ text: inside, lineOffset: open.line + 1, form: 'a block of a Markdown page' })
      open = null
    }
  }
  return blocks
}

/** A text without a fitting fence: YAML from its `openapi:` line on. */
function unfenced(text: string, source: string): Extract {
  const lines = text.split(/\r?\n/)
  const first = lines.findIndex((line) => /^["']?(openapi|swagger)["']?\s*:/.test(line))
  if (first < 0) {
    const expected = 'a JSON or YAML document, or a page with one fenced block of it'
    throw new SpecFault(`${source}: found no "openapi:" line; expected ${expected}`)
  }
  return { text: lines.slice(first).join('\n'), lineOffset: first, form: 'YAML' }
}

/** What `info:` holds stands indented below it; on a scraped page it does not. */
function refuseFlatYaml({ text, lineOffset }: Extract, source: string): void {
  const lines = text.split(/\r?\n/)
  const info = lines.findIndex((line) => /^info:\s*$/.test(line))
  if (info < 0) return
  const below = lines.findIndex((line, at) => at > info && line.trim() !== '')
  const line = lines[below]
  if (line === undefined || /^\s/.test(line)) return
  const where = `${source}:${lineOffset + below + 1}`
  const advice = 'the text lost its indentation; get the original, or rebuild it by hand'
  throw new SpecFault(
    `${where}: ${JSON.stringify(line)} should be indented below "info:": ${advice}`,
  )
}
