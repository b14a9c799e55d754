/** One breach of the contract as Prism tells it, spelled as in its own `sl-violations` header. */
export interface PrismViolation {
  /** `request` or `response`, then the way down: `['request', 'body', 'width']`. */
  readonly location: readonly string[]
  readonly severity: 'Error' | 'Warning' | 'Information' | 'Hint'
  /** A JSON Schema keyword, or the status that Prism itself would have answered with. */
  readonly code?: string | number | undefined
  readonly message: string
}

/** Prism's diagnostics, as far as they are read here. */
interface Diagnostic {
  readonly path?: readonly (string | number)[] | undefined
  readonly severity: number
  readonly code?: string | number | undefined
  readonly message: string
}

/** The order is that of `DiagnosticSeverity` in `@stoplight/types`. */
const severities = ['Error', 'Warning', 'Information', 'Hint'] as const

/** Names and values of the caller's appear in these texts, however long they are. */
const TEXT_CHARS_MAX = 200

const shorten = (text: string): string =>
  text.length > TEXT_CHARS_MAX ? `${text.slice(0, TEXT_CHARS_MAX)}…` : text

/** The diagnostics of one side of an exchange, their texts cut to a readable length. */
export const violationsOf = (
  side: 'request' | 'response',
  diagnostics: readonly Diagnostic[],
): PrismViolation[] => diagnostics.map((diagnostic) => violationOf(side, diagnostic))

function violationOf(side: string, diagnostic: Diagnostic): PrismViolation {
  const { path = [], severity, code, message } = diagnostic
  return {
    location: [side, ...path.map((name) => shorten(String(name)))],
    severity: severities[severity] ?? 'Error',
    code,
    message: shorten(message),
  }
}

/** Many clients and proxies refuse answers with more than 8 KiB of headers in all. */
const HEADER_CHARS_MAX = 4096

/**
 * The value of an `sl-violations` header: always a JSON array, always ASCII. What does not fit is
 * counted in a last entry.
 */
export function headerOf(violations: readonly PrismViolation[]): string {
  const entries: string[] = []
  let room = HEADER_CHARS_MAX
  for (const violation of violations) {
    const entry = ascii(JSON.stringify(violation))
    room -= entry.length + 1
    if (room < 0) break
    entries.push(entry)
  }
  const left = violations.length - entries.length
  if (left > 0) entries.push(JSON.stringify(more(left)))
  return `[${entries.join(',')}]`
}

/** Nobody reads further than this in one exchange; one body can break a rule 100,000 times. */
const LINES_MAX = 100

/** The lines of a log, free of what a terminal might obey. */
export function linesOf(subject: string, violations: readonly PrismViolation[]): string[] {
  const left = violations.length - LINES_MAX
  const shown = left > 0 ? [...violations.slice(0, LINES_MAX), more(left)] : violations
  return shown.map(({ location, severity, message }) => {
    const where = location.length === 0 ? '' : ` in ${location.join('.')}`
    return ascii(`${shorten(subject)}: ${severity.toLowerCase()}${where}: ${message}`)
  })
}

const more = (count: number): PrismViolation => ({
  location: [],
  severity: 'Information',
  message: `${count} more violations`,
})

/** Escapes as JSON does, so that a string within JSON keeps its meaning. */
const ascii = (text: string): string =>
  text.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
