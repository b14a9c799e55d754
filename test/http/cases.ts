import type { Fault } from '../../src/core/fault.ts'
import type { Wire } from './raw.ts'

/** One way to spoil a sound submission. */
export interface Case {
  readonly name: string
  spoil(sound: Wire): Wire
  /** The faults that say it well. `null`: contracts differ, so any answer but our own fault. */
  readonly faults: readonly Fault[] | null
}

const LIMIT = 1024 * 1024
const DEEP = 100_000

const refused = (name: string, faults: readonly Fault[], spoil: Case['spoil']): Case => ({
  name,
  spoil,
  faults,
})
const answered = (name: string, spoil: Case['spoil']): Case => ({ name, spoil, faults: null })

const body = (next: string | Uint8Array) => (sound: Wire) => ({ ...sound, body: next })

/** Changes the text of a body that is JSON. */
const text = (change: (body: string) => string) => (sound: Wire) => ({
  ...sound,
  body: change(String(sound.body)),
})

const header = (name: string, value: string) => (sound: Wire) => ({
  ...sound,
  headers: [...sound.headers.filter(([other]) => other !== name), [name, value] as const],
})

const method = (name: string) => (sound: Wire) => ({
  ...sound,
  line: sound.line.replace(/^\w+/, name),
})

/** Replaces what stands behind the provider's prefix. */
const path = (next: string) => (sound: Wire) => ({
  ...sound,
  line: sound.line.replace(/^(\w+ \/\w+)\S*/, `$1${next}`),
})

/** Adds members to the first object of a body. */
const members = (code: string) => text((sound) => sound.replace('{', `{${code},`))

/** Chunks of a chunked body. */
const chunked = (all: string): string => `${all.length.toString(16)}\r\n${all}\r\n0\r\n\r\n`

const noJson = ['malformed', 'invalid'] as const

const bodies: readonly Case[] = [
  refused('a body that is not JSON', noJson, body('{"prompt": "a')),
  refused('a bare word', noJson, body('prompt')),
  refused('a number that JSON has not', noJson, members('"seed":NaN')),
  refused(
    'something behind the JSON',
    noJson,
    text((sound) => `${sound} x`),
  ),
  refused('bytes that are no UTF-8', noJson, body(Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22))),
  refused('bytes of every value', noJson, body(Uint8Array.from({ length: 256 }, (_, at) => at))),
  refused('an empty body', ['invalid'], body('')),
  refused('null', ['invalid'], body('null')),
  refused('a number', ['invalid'], body('5')),
  refused('a string', ['invalid'], body('"x"')),
  refused('an empty array', ['invalid'], body('[]')),
  refused('an array that is not of objects', ['invalid'], body('[[], null, 5]')),
  refused('100,000 arrays in one another', noJson, body('['.repeat(DEEP) + ']'.repeat(DEEP))),
  refused('100,000 arrays that never end', noJson, body('['.repeat(DEEP))),
  refused(
    '100,000 objects in one another',
    noJson,
    body(`${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`),
  ),
  refused(
    'a sound body in deep company',
    noJson,
    members(`"a":${'['.repeat(DEEP)}${']'.repeat(DEEP)}`),
  ),
  refused('only a constructor', ['invalid'], body('{"constructor":{"prototype":{"spoilt":1}}}')),
  refused('only a prototype', ['invalid'], body('{"__proto__":{"prompt":"a","spoilt":1}}')),
  answered('a prototype among others', members('"__proto__":{"spoilt":1}')),
  answered('a constructor among others', members('"constructor":{"prototype":{"spoilt":1}}')),
  answered('a number beyond all numbers', members('"seed":1e400')),
  answered('a key twice', members('"model":5,"prompt":"twice","taskType":"x"')),
  answered('a name of 100,000 characters', members(`"${'x'.repeat(DEEP)}":1`)),
  answered(
    '10,000 unknown names',
    members(Array.from({ length: 10_000 }, (_, at) => `"n${at}":0`).join()),
  ),
  answered(
    'a byte order mark',
    text((sound) => `\ufeff${sound}`),
  ),
  answered(
    'half a surrogate pair',
    text((sound) => sound.replace('raccoon', '\\ud800')),
  ),
  answered(
    'a null character',
    text((sound) => sound.replace('raccoon', '\\u0000')),
  ),
]

const limits: readonly Case[] = [
  refused('a body one byte over the limit', ['too-large', 'invalid'], body(' '.repeat(LIMIT + 1))),
  refused('a body far over the limit', ['too-large', 'invalid'], body('x'.repeat(8 * LIMIT))),
  refused('a chunked body over the limit', ['too-large', 'invalid'], (sound) => ({
    ...header('transfer-encoding', 'chunked')(sound),
    body: chunked('x'.repeat(2 * LIMIT)),
  })),
  answered(
    'a sound body, filled up to the limit',
    text((sound) => sound.padEnd(LIMIT)),
  ),
]

const headers: readonly Case[] = [
  refused('a text', ['unsupported-media', 'invalid'], header('content-type', 'text/plain')),
  refused(
    'a form',
    ['unsupported-media', 'invalid'],
    header('content-type', 'multipart/form-data'),
  ),
  refused('a type that is no type', ['unsupported-media', 'invalid'], header('content-type', ';;')),
  answered('no content type', (sound) => ({
    ...sound,
    headers: sound.headers.filter(([name]) => name !== 'content-type'),
  })),
  answered('every header twice but its length', (sound) => ({
    ...sound,
    headers: [...sound.headers, ...sound.headers.filter(([name]) => name !== 'host')],
  })),
  answered('two receivers', (sound) => ({
    ...sound,
    headers: [
      ...sound.headers,
      ['x-webhook-url', 'http://localhost:1/a'],
      ['X-Webhook-URL', 'http://localhost:1/b'],
    ],
  })),
  answered('headers named like what objects inherit', (sound) => ({
    ...sound,
    headers: [...sound.headers, ['__proto__', 'x'], ['constructor', 'x'], ['set-cookie', 'a=b']],
  })),
  answered('a wish to be told to go on', header('expect', '100-continue')),
  answered('a wish for another protocol', header('upgrade', 'websocket')),
  answered('no version', (sound) => ({ ...sound, line: sound.line.replace(' HTTP/1.1', '') })),
]

const paths: readonly Case[] = [
  '/no/such/path',
  '/',
  '',
  '?',
  '//',
  '/%',
  '/%zz/%ff%fe',
  '/..%2f..%2fetc%2fpasswd',
  '/%00',
  '/constructor',
  '/__proto__',
  `/${'x'.repeat(12_000)}`,
].map((at) =>
  refused(`the path ${at.slice(0, 40) || 'of nothing'}`, ['unknown-path', 'not-found'], path(at)),
)

const methods: readonly Case[] = [
  'GET',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'QUERY',
].map((name) => refused(`the method ${name}`, ['wrong-method'], method(name)))

/** Ways to spoil what reaches a provider. */
export const cases: readonly Case[] = [...bodies, ...limits, ...headers, ...paths, ...methods]

/** Ways to spoil the HTTP itself, and the statuses that say so; `null` where the door just shuts. */
export const garbage: readonly (readonly [string, (sound: Wire) => Wire, number | null])[] = [
  ['a method that HTTP has not', method('DANCE'), 400],
  ['a method that only proxies know', method('CONNECT'), null],
  [
    'a version that HTTP has not',
    (sound) => ({ ...sound, line: sound.line.replace('1.1', '9.9') }),
    400,
  ],
  ['a first line of noise', (sound) => ({ ...sound, line: '\u0016\u0003\u0001 %&!' }), 400],
  ['a space in the path', path('/a b'), 400],
  ['a URL of 20,000 characters', path(`/${'x'.repeat(20_000)}`), 431],
  ['headers of 100,000 characters', header('x-long', 'x'.repeat(100_000)), 431],
  ['a header without a name', header('', 'x'), 400],
  ['a header with a null', header('x-null', 'a\u0000b'), 400],
  ['a length that is no number', header('content-length', 'many'), 400],
  ['a negative length', header('content-length', '-1'), 400],
  [
    'two lengths',
    (sound) => ({
      ...sound,
      headers: [...sound.headers, ['content-length', '5'], ['content-length', '6']],
    }),
    400,
  ],
  [
    'a length and chunks',
    (sound) => ({
      ...sound,
      headers: [...sound.headers, ['content-length', '5'], ['transfer-encoding', 'chunked']],
    }),
    400,
  ],
  [
    'chunks that are none',
    (sound) => ({
      ...header('transfer-encoding', 'chunked')(sound),
      body: 'zz\r\nno chunk',
    }),
    400,
  ],
  [
    'no host',
    (sound) => ({ ...sound, headers: sound.headers.filter(([name]) => name !== 'host') }),
    400,
  ],
  ['an expectation that nobody can meet', header('expect', 'wonders'), 417],
]
