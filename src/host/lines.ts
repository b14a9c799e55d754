/** Strings, punctuation, and the other literals of a JSON text. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g

/**
 * The line, from 1, on which each value of a JSON text stands, by its JSON pointer: of a property
 * the line of its name. The text must be JSON.
 */
export function linesOf(json: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>()
  const tokens = tokensOf(json)
  let here = tokens.next().value

  const take = (): Token => {
    const token = here
    if (token === undefined) throw new SyntaxError('the JSON text ends too early')
    here = tokens.next().value
    return token
  }

  const value = (pointer: string, line: number): void => {
    lines.set(pointer, line)
    const { text } = take()
    if (text === '{') members(pointer)
    if (text === '[') elements(pointer)
  }

  const members = (pointer: string): void => {
    while (here?.text !== '}') {
      const name = take()
      take()
      value(`${pointer}/${escaped(JSON.parse(name.text))}`, name.line)
      if (here?.text === ',') take()
    }
    take()
  }

  const elements = (pointer: string): void => {
    for (let index = 0; here?.text !== ']'; index += 1) {
      value(`${pointer}/${index}`, here?.line ?? 0)
      if (here?.text === ',') take()
    }
    take()
  }

  value('', here?.line ?? 1)
  return lines
}

interface Token {
  readonly text: string
  readonly line: number
}

function* tokensOf(json: string): Generator<Token, undefined> {
  let line = 1
  let seen = 0
  for (const { 0: text, index } of json.matchAll(TOKEN)) {
    for (; seen < index; seen += 1) if (json[seen] === '\n') line += 1
    yield { text, line }
  }
}

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1')

/** The line of a pointer, or of the nearest above it that is there; `#` before it is ignored. */
export const lineAt = (lines: ReadonlyMap<string, number>, pointer: string): number =>
  nearest(lines, pointer) ?? 1

/** What is known of a pointer, or of the nearest above it. */
export function nearest<T>(known: ReadonlyMap<string, T>, pointer: string): T | undefined {
  let at = pointer.replace(/^#/, '')
  while (!known.has(at) && at !== '') at = at.slice(0, Math.max(0, at.lastIndexOf('/')))
  return known.get(at)
}
