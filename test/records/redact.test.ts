import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Taken } from '../../src/conformance/report/evidence.ts'
import type { Verdict } from '../../src/conformance/report/report.ts'
import { encode } from '../../src/records/codec.ts'
import type { Run } from '../../src/records/record.ts'
import { environmentOf } from '../../src/records/record-run.ts'
import { redact, redactor } from '../../src/records/redact.ts'
import { filesOf } from '../../src/records/write.ts'
import { reportFiles } from '../../src/records/write-reports.ts'
import { made, providerOf } from './_made.ts'

const hidden = (value: unknown, secrets: readonly string[] = []): string =>
  JSON.stringify(redact(value, { secrets }))

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}

/** Words that a search of the disk would find: as they are, and after any decoding of it. */
function seenIn(text: string): string[] {
  const layers = [text]
  for (const layer of layers) {
    if (layers.length > 200) break
    const next = [
      layer.replaceAll(/\\u([0-9a-f]{4})/gi, (_, code) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      ),
      layer.replaceAll(/\\(.)/g, '$1'),
      layer.replaceAll(/(?:%[0-9a-f]{2})+/gi, (codes) =>
        Buffer.from(codes.replaceAll('%', ''), 'hex').toString(),
      ),
      layer.replaceAll('+', ' '),
      layer.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (one) => entities[one] ?? one),
    ]
    for (const one of next) if (!layers.includes(one)) layers.push(one)
  }
  for (const [packed] of text.matchAll(/[A-Za-z0-9+/_-]{8,}={0,2}/g)) {
    layers.push(Buffer.from(packed, 'base64').toString())
  }
  return layers
}

/** Secrets of all sorts: plain tokens, and texts that every spelling changes. */
const canaries = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9_-]{12,40}$/).map((text) => `cnry${text}`),
  fc
    .array(fc.constantFrom('cnry', '"', '\\', '/', '+', '&', '=', '%', ' ', 'é', '猫', 'xYz9'), {
      minLength: 8,
      maxLength: 16,
    })
    .map((parts) => `cnry-${parts.join('')}-cnry`),
)

type Place = (secret: string) => {
  readonly request?: Record<string, string>
  readonly path?: string
  readonly sent?: string
  readonly answer?: string | Uint8Array
  readonly headers?: Record<string, string>
  readonly hook?: Record<string, string>
  readonly body?: string
  readonly actual?: string
  readonly reason?: string
  readonly flags?: string
  readonly stopped?: string
}

const json = JSON.stringify
const pct = encodeURIComponent
const b64 = (text: string): string => Buffer.from(text).toString('base64')

/** Every place in which a known secret can hide. */
const places: Readonly<Record<string, Place>> = {
  header: (secret) => ({ request: { 'x-anything': `it is ${secret}` } }),
  path: (secret) => ({ path: `/v1/${pct(secret)}/jobs` }),
  query: (secret) => ({ path: `/v1?a=1&b=${pct(secret)}&c=2` }),
  'form query': (secret) => ({ path: `/v1?${new URLSearchParams({ b: secret })}` }),
  body: (secret) => ({ sent: json({ prompt: secret }) }),
  'batch body': (secret) => ({ sent: json([{ taskType: 'authentication', apiKey: secret }]) }),
  'body that does not parse': (secret) => ({ sent: `{"prompt": ${json(secret)}, "a` }),
  'nested JSON': (secret) => ({
    answer: json({ param: json({ input: json({ callback: secret }) }) }),
  }),
  'URL in nested JSON': (secret) => ({
    answer: json({ param: json({ u: `https://a.example/h?q=${pct(secret)}` }) }),
  }),
  'URL in a URL': (secret) => ({
    answer: json({ u: `https://a.example/?to=${pct(`https://b.example/?q=${pct(secret)}`)}` }),
  }),
  'escaped slashes': (secret) => ({ answer: json({ a: secret }).replaceAll('/', '\\/') }),
  base64: (secret) => ({ answer: json({ a: b64(secret) }) }),
  'base64 among others': (secret) => ({ answer: json({ a: b64(`user:${secret}:x`) }) }),
  bytes: (secret) => ({ answer: Buffer.from(`file ${secret} end`) }),
  'error text': (secret) => ({ answer: `<html>bad key ${secret}</html>` }),
  'response header': (secret) => ({ headers: { location: `https://a.example/${pct(secret)}` } }),
  'webhook header': (secret) => ({ hook: { 'x-echo': secret } }),
  'webhook body': (secret) => ({ body: json({ echo: secret }) }),
  finding: (secret) => ({ actual: json({ got: secret }) }),
  'finding that was cut': (secret) => ({ actual: `${json(`got ${secret}`).slice(0, -4)}…` }),
  reason: (secret) => ({ reason: `no answer with ${secret}` }),
  'command line': (secret) => ({ flags: ` --inbox https://a.example/${pct(secret)}` }),
  'why a run ended': (secret) => ({ stopped: `https://a.example/${secret} said no` }),
}

/** Places that give a secret away which nobody has told. */
const telling: Readonly<Record<string, Place>> = {
  authorization: (secret) => ({ request: { authorization: `Bearer ${secret}` } }),
  'basic authorization': (secret) => ({
    request: { authorization: `Basic ${b64(`me:${secret}`)}` },
  }),
  cookie: (secret) => ({ request: { cookie: `a=1; sid=${secret}` } }),
  'set-cookie': (secret) => ({ headers: { 'set-cookie': `sid=${secret}; Path=/; HttpOnly` } }),
  signature: (secret) => ({ hook: { 'x-webhook-signature': secret } }),
  'key in a batch': (secret) => ({ sent: json([{ taskType: 'authentication', apiKey: secret }]) }),
  'key in a batch that does not parse': (secret) => ({
    sent: `[{"taskType": "authentication", "apiKey": ${json(secret)}, "x`,
  }),
  'key in nested JSON': (secret) => ({ answer: json({ param: json({ api_key: secret }) }) }),
  'signed URL': (secret) => ({
    answer: json({ url: `https://a.example/f.png?X-Amz-Signature=${pct(secret)}` }),
  }),
  'token in nested JSON': (secret) => ({
    answer: json({ param: json({ u: `https://a.example/?x=1&access_token=${pct(secret)}&y=2` }) }),
  }),
  'token in a URL in a URL': (secret) => ({
    answer: json({ u: `https://a.example/?to=${pct(`https://b.example/?token=${pct(secret)}`)}` }),
  }),
  'receiver’s query, whatever its name': (secret) => ({
    sent: json({ webhookURL: `https://a.example/hook?for=${pct(secret)}` }),
  }),
  'upload URL': (secret) => ({
    sent: json([{ uploadEndpoint: `https://a.example/?v=${pct(secret)}` }]),
  }),
  'receiver in a header': (secret) => ({
    request: { 'x-webhook-url': `https://a.example/hook?for=${pct(secret)}` },
  }),
  'credentials in a URL': (secret) => ({
    answer: json({ url: `https://me:${pct(secret)}@a.example/x` }),
  }),
  'echo of a key': (secret) => ({
    request: { authorization: `Bearer ${secret}` },
    answer: json({ error: `bad key ${secret}` }),
    actual: json(`bad key ${secret}`),
  }),
}

const whole = await made(providerOf('kie'), { runs: 0 })
/** Little, so that all of it can be searched many times. */
const base: Run = {
  ...whole,
  kept: {
    leftOut: 0,
    taken: whole.kept.taken
      .filter(({ transcript }) => transcript.received.length > 0)
      .slice(0, 1)
      .map((one) => ({
        ...one,
        transcript: {
          ...one.transcript,
          entries: one.transcript.entries.slice(0, 3),
          received: one.transcript.received.slice(0, 1),
        },
      })),
  },
  report: { ...whole.report, verdicts: whole.report.verdicts.slice(0, 2) },
}

/** A run in which a secret lies in one place. */
function planted(place: ReturnType<Place>): Run {
  const taken = base.kept.taken.map((one): Taken => {
    const entries = one.transcript.entries.map((entry, index) =>
      index === 1 ? { ...entry, ...exchange(entry, place) } : entry,
    )
    const received = one.transcript.received.map((call) => ({
      ...call,
      headers: { ...call.headers, ...place.hook },
      body: place.body ?? call.body,
    }))
    return { ...one, transcript: { ...one.transcript, entries, received } }
  })
  const verdicts = base.report.verdicts.map((verdict): Verdict => {
    const { check, sentence, source, severity, looked } = verdict
    const law = { check, sentence, source, severity, looked }
    if (place.reason !== undefined) return { ...law, fate: 'inconclusive', reason: place.reason }
    if (place.actual === undefined) return verdict
    const finding = { what: 'x', where: 'y', expected: 'z', actual: place.actual }
    return { ...law, fate: 'broken', findings: [finding], script: [], path: null }
  })
  const report = { ...base.report, verdicts, stopped: place.stopped ?? null }
  return { ...base, flags: place.flags ?? '', kept: { taken, leftOut: 0 }, report }
}

type Entry = Taken['transcript']['entries'][number]

const exchange = ({ request, response }: Entry, place: ReturnType<Place>) => ({
  request: {
    ...request,
    path: place.path ?? request.path,
    headers: { ...request.headers, ...place.request },
    body: place.sent ?? request.body,
  },
  response: {
    ...response,
    headers: { ...response.headers, ...place.headers },
    body: place.answer ?? response.body,
  },
})

/** All files that are written of a run: its record, and its report in every form. */
function onDisk(run: Run, secrets: readonly string[]): string[] {
  const record = {
    environment: environmentOf(run),
    taken: run.kept.taken,
    report: run.report,
    spend: { budgetMicroUsd: null, calls: [] },
  }
  const { target, seed, runs, flags } = run
  const report = { target, seed, runs, flags, providers: [run.report] }
  return [
    ...filesOf(record, { secrets }).map(([, text]) => text),
    ...Object.values(reportFiles({ report, runs: [run] }, { secrets })),
  ]
}

/** As a run is written down while it goes on. */
function inJournal(run: Run, secrets: readonly string[]): string[] {
  const safe = redactor({ secrets })
  return run.kept.taken.flatMap(({ transcript: { entries, received } }) =>
    [
      ...entries.map(({ response, at }) => ({ kind: 'said', asked: 'x', at, response, spent: [] })),
      ...received.map((call) => ({ kind: 'heard', call })),
    ].map((line) => json(safe(encode(line)))),
  )
}

const linesOf = (files: readonly string[]): string[] => files.flatMap((text) => text.split('\n'))

/** What stands in every run, so that only what is planted has to be searched. */
const usual = new Set(linesOf([...onDisk(base, []), ...inJournal(base, [])]))

const unusual = (files: readonly string[]): string =>
  [...new Set(linesOf(files))].filter((line) => !usual.has(line)).join('\n')

/** A part of it would do a thief no good, but it shows that nothing was left out. */
const parts = (secret: string): string[] => [secret, secret.slice(0, 12), secret.slice(-12)]

function leaks(text: string, secret: string): string[] {
  return seenIn(text).filter((layer) => parts(secret).some((part) => layer.includes(part)))
}

describe('a known secret reaches no disk', () => {
  test.each(Object.entries(places))('hidden in: %s', (_name, place) => {
    fc.assert(
      fc.property(canaries, (secret) => {
        const run = planted(place(secret))
        const files = [...onDisk(run, [secret]), ...inJournal(run, [secret])]
        expect(leaks(unusual(files), secret)).toEqual([])
      }),
      { numRuns: 10 },
    )
  })
})

describe('a secret that only its place gives away reaches no disk', () => {
  test.each(Object.entries(telling))('hidden in: %s', (_name, place) => {
    fc.assert(
      fc.property(fc.stringMatching(/^cnry[A-Za-z0-9]{12,40}$/), (secret) => {
        const run = planted(place(secret))
        expect(leaks(unusual(onDisk(run, [])), secret)).toEqual([])
      }),
      { numRuns: 10 },
    )
  })
})

test('without redaction every one of these places would leak', () => {
  for (const place of [...Object.values(places), ...Object.values(telling)]) {
    const secret = 'cnryABCDEFGHIJKLMNOP'
    const run = planted(place(secret))
    const raw = json({
      taken: run.kept.taken.map(({ transcript }) => ({
        ...transcript,
        provider: 0,
        entries: transcript.entries.map((entry) => ({
          ...entry,
          response: {
            ...entry.response,
            body:
              typeof entry.response.body === 'string'
                ? entry.response.body
                : Buffer.from(entry.response.body).toString('latin1'),
          },
        })),
      })),
      report: run.report,
      flags: run.flags,
    })
    expect(leaks(raw, secret), place.toString()).not.toEqual([])
  }
})

test('short values are hidden where they are named, and nowhere else', () => {
  expect(hidden({ token: 'abc', prompt: 'abc' })).toBe('{"token":"hidden-1","prompt":"abc"}')
  expect(hidden('{"apiKey": "abc", "n": 1}')).toBe('"{\\"apiKey\\": \\"hidden-1\\", \\"n\\": 1}"')
  expect(hidden('https://a.example/?sig=ab&w=3')).toBe('"https://a.example/?sig=hidden-1&w=3"')
})

test('equal secrets stay equal and different ones different', () => {
  const text = hidden(['/a?token=first-one', '/b?token=second-one', '/c?token=first-one'])
  expect(text).toBe('["/a?token=hidden-1","/b?token=hidden-2","/c?token=hidden-1"]')
})

test('what holds no secret is left as it is, to the letter', () => {
  const value = {
    id: 'a',
    url: 'https://a.example/f.png?w=1&h=2',
    seed: 3,
    keyframes: 'x',
    list: [null],
  }
  expect(redact(value, { secrets: ['not in it'] })).toEqual(value)
})

test('what was judged of a signature stays', () => {
  const call = { signature: 'forged', headers: { 'x-webhook-signature': 'v1=abc' } }
  expect(hidden(call)).toBe('{"signature":"forged","headers":{"x-webhook-signature":"hidden-1"}}')
})

test('redacting twice changes nothing more', () => {
  const once = redact(
    { authorization: 'Bearer abcdefghij', body: '{"apiKey":"klmnopqrst"}' },
    { secrets: [] },
  )
  expect(redact(once, { secrets: [] })).toEqual(once)
})
