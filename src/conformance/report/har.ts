import type { HttpRequest, HttpResponse } from '../../core/exchange.ts'
import { scriptLine } from '../script.ts'
import type { Received } from '../target.ts'
import type { Entry } from '../transcript.ts'
import type { Evidence, Taken } from './evidence.ts'

/** What viewers can still open. */
const ENTRIES_MAX = 20_000

/** All exchanges as HAR 1.2, a page a script; webhook calls are entries too. */
export function harJson(
  evidence: readonly Evidence[],
  { version }: { readonly version: string },
): string {
  const scripts = evidence.flatMap(({ provider, taken }) =>
    taken.map((one) => ({ one, id: `${provider.id} ${one.name}` })),
  )
  const entries = scripts.flatMap(({ one, id }) => entriesOf(one, id))
  const left = entries.length - ENTRIES_MAX
  return JSON.stringify(
    {
      log: {
        version: '1.2',
        creator: { name: 'backlot', version },
        pages: scripts.map(({ one, id }) => pageOf(one, id)),
        entries: entries.slice(0, ENTRIES_MAX),
        ...(left > 0 && { comment: `${left} more exchanges were left out` }),
      },
    },
    null,
    1,
  )
}

const pageOf = ({ transcript, shows }: Taken, id: string) => ({
  startedDateTime: instant(transcript.entries[0]?.at ?? transcript.end),
  id,
  title: scriptLine(transcript.script),
  pageTimings: {},
  ...(shows.length > 0 && { comment: `breaks ${shows.join(', ')}` }),
})

const instant = (at: number): string => new Date(at).toISOString()

const entriesOf = ({ transcript }: Taken, page: string) =>
  [
    ...transcript.entries.map((entry) => ({
      at: entry.at,
      har: exchange(entry, transcript.provider.origin, page),
    })),
    ...transcript.received.map((call) => ({ at: call.at, har: webhook(call, page) })),
  ]
    .toSorted((one, other) => one.at - other.at)
    .map(({ har }) => har)

function exchange(entry: Entry, origin: string, page: string) {
  const { request, response, at, who, broken, step, act } = entry
  const url = request.path.startsWith('/') ? origin + request.path : request.path
  const said = [`step ${step}: ${act}`, ...(who === 'caller' ? [] : [`as ${who}`])]
  return {
    ...frame(at, page),
    request: requestOf(request, url),
    response: responseOf(response),
    comment: [...said, ...(broken === null ? [] : [`broken: ${broken}`])].join(', '),
  }
}

/** What the receiver answered is its own affair, and not in a transcript. */
function webhook({ at, url, headers, body }: Received, page: string) {
  return {
    ...frame(at, page),
    request: requestOf({ method: 'POST', path: url, headers, body }, url),
    response: { ...responseOf({ status: 0, headers: {}, body: '' }), comment: 'not on record' },
    comment: 'a webhook call of the provider’s',
  }
}

/** How long an exchange took is not in a transcript: zero, for a viewer needs a number. */
const frame = (at: number, pageref: string) => ({
  pageref,
  startedDateTime: instant(at),
  time: 0,
  cache: {},
  timings: { send: 0, wait: 0, receive: 0 },
})

function requestOf({ method, headers, body }: HttpRequest, url: string) {
  const query = URL.parse(url)?.searchParams ?? []
  return {
    method,
    url,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: pairs(headers),
    queryString: [...query].map(([name, value]) => ({ name, value })),
    ...(body !== null && { postData: { mimeType: typeOf(headers), ...sentOf(body) } }),
    headersSize: -1,
    bodySize: body === null ? 0 : sizeOf(body),
  }
}

const responseOf = ({ status, headers, body }: HttpResponse) => ({
  status,
  statusText: '',
  httpVersion: 'HTTP/1.1',
  cookies: [],
  headers: pairs(headers),
  content: { size: sizeOf(body), mimeType: typeOf(headers), ...textOf(body) },
  redirectURL: headers.location ?? '',
  headersSize: -1,
  bodySize: sizeOf(body),
})

const textOf = (body: string | Uint8Array) =>
  typeof body === 'string'
    ? { text: body }
    : { text: Buffer.from(body).toString('base64'), encoding: 'base64' }

/** What is sent has no encoding in HAR 1.2; names of one's own begin with an underscore. */
function sentOf(body: string | Uint8Array) {
  const { text, encoding } = { encoding: undefined, ...textOf(body) }
  return encoding === undefined ? { text } : { text, _encoding: encoding }
}

const sizeOf = (body: string | Uint8Array): number => Buffer.byteLength(body)

const typeOf = (headers: Readonly<Record<string, string>>): string =>
  headers['content-type'] ?? 'application/octet-stream'

const pairs = (headers: Readonly<Record<string, string>>) =>
  Object.entries(headers).map(([name, value]) => ({ name, value }))
