/** HAR 1.2 as JSON Schema, from http://www.softwareishard.com/blog/har-12-spec/: each object with what
 *  it must have and what it may have; nothing else, but names that begin with an underscore. */

type Schema = Readonly<Record<string, unknown>>
type Members = Readonly<Record<string, Schema>>

const object = (must: Members, may: Members = {}): Schema => ({
  type: 'object',
  required: Object.keys(must),
  properties: { ...must, ...may, comment: { type: 'string' } },
  patternProperties: { '^_': {} },
  additionalProperties: false,
})

const text: Schema = { type: 'string' }
const whole: Schema = { type: 'integer', minimum: -1 }
const time: Schema = { type: 'number', minimum: -1 }
const instant: Schema = {
  type: 'string',
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$',
}
const list = (items: Schema): Schema => ({ type: 'array', items })
const pair = object({ name: text, value: text })
const product = object({ name: text, version: text })
const cookie = object({ name: text, value: text }, { path: text, domain: text, expires: instant })

const message: Members = {
  httpVersion: text,
  cookies: list(cookie),
  headers: list(pair),
  headersSize: whole,
  bodySize: whole,
}

const request = object(
  {
    ...message,
    method: text,
    url: { type: 'string', format: 'uri' },
    queryString: list(pair),
  },
  { postData: object({ mimeType: text, text }) },
)

const response = object({
  ...message,
  status: { type: 'integer', minimum: 0 },
  statusText: text,
  redirectURL: text,
  content: object({ size: whole, mimeType: text }, { text, encoding: text, compression: whole }),
})

const entry = object(
  {
    startedDateTime: instant,
    time,
    request,
    response,
    cache: object({}),
    timings: object(
      { send: time, wait: time, receive: time },
      { blocked: time, dns: time, connect: time, ssl: time },
    ),
  },
  { pageref: text, serverIPAddress: text, connection: text },
)

const page = object({
  startedDateTime: instant,
  id: text,
  title: text,
  pageTimings: object({}, { onContentLoad: time, onLoad: time }),
})

export const harSchema = object({
  log: object(
    { version: { const: '1.2' }, creator: product, entries: list(entry) },
    { browser: product, pages: list(page) },
  ),
})
