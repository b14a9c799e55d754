import type { HttpResponse } from '../../core/exchange.ts'
import type { Received, Target } from '../target.ts'
import type { Entry, Transcript } from '../transcript.ts'

/** What a transport adds of its own; everything else is the provider's. */
const transports = new Set([
  'connection',
  'content-length',
  'date',
  'keep-alive',
  'sl-violations',
  'transfer-encoding',
])

/** A transcript as text for people and for comparing: the same at every target, and no key in it. */
export function transcriptText(
  transcript: Transcript,
  { canonical }: Pick<Target, 'canonical'>,
): string {
  const { entries, received } = transcript
  const begin = entries[0]?.at ?? 0
  const said = entries.map((entry) => exchangeText(entry, begin))
  const heard = received.map((call) => callText(call, begin))
  return canonical([...said, ...heard].join('\n'))
}

function exchangeText({ at, who, request, response, broken }: Entry, begin: number): string {
  const as = who === 'caller' ? '' : `  as ${who}`
  const why = broken === null ? '' : `  broken: ${broken}`
  const body = request.body === null ? [] : [`    ${String(request.body)}`]
  return [
    `+${at - begin} ms  ${request.method} ${request.path}${as}${why}`,
    ...body,
    `  → ${response.status} ${headersText(response)}`,
    `    ${bodyText(response)}`,
    '',
  ].join('\n')
}

const callText = ({ at, url, headers, body }: Received, begin: number): string =>
  [`+${at - begin} ms  webhook ${url}`, `  ${pairs(headers)}`, `    ${body}`, ''].join('\n')

const headersText = ({ headers }: HttpResponse): string =>
  pairs(Object.fromEntries(Object.entries(headers).filter(([name]) => !transports.has(name))))

const pairs = (headers: Readonly<Record<string, string>>): string =>
  Object.entries(headers)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ')

/** Text as it came, but for inline files: their beginning and length say enough. */
function bodyText({ body }: HttpResponse): string {
  if (typeof body !== 'string') return `${body.length} bytes`
  return body.replaceAll(
    /([A-Za-z0-9+/]{60})[A-Za-z0-9+/]{200,}=*/g,
    (all, start) => `${start}… (${all.length})`,
  )
}
