import { describe, expect, test } from 'vitest'
import { exitCode, type ProviderReport } from '../../src/conformance/index.ts'
import type { Provider } from '../../src/core/provider.ts'
import { krea } from '../../src/providers/krea/index.ts'
import { providers } from '../../src/providers/registry.ts'
import { type Answer, always, nasty } from './_nasty.ts'
import { close, fates, night, stand } from './_stand.ts'

const codeOf = (report: ProviderReport) =>
  exitCode({ target: 'live', seed: 7, runs: 0, providers: [report] })

async function met(provider: Provider, answer: Answer) {
  const server = await nasty(answer)
  const patience = answer === silent ? { timeoutMs: 180_000 } : {}
  const { report, purse } = await night({ provider, baseUrl: server.url, ...patience })
  await server.close()
  return { report, purse, url: server.url }
}

const silent: Answer = () => {}

const html = { 'content-type': 'text/html' }

const cases: readonly (readonly [string, Answer, RegExp])[] = [
  ['HTML', always(200, '<html></html>', html), /answered 200: text\/html instead of JSON$/],
  ['no answer', (request) => request.socket.destroy(), /closed the connection without an answer/],
  ['silence', silent, /gave no full answer within 30 s/],
  [
    'half a body',
    (request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' })
      response.write('{"items":')
      request.socket.end()
    },
    /closed the connection in the middle of its answer/,
  ],
  [
    'a redirect',
    always(302, '', { location: 'https://elsewhere.example/login?token=abc' }),
    /a redirect to https:\/\/elsewhere\.example, which is not followed/,
  ],
  ['a refused key', always(401, '{"message":"Unauthorized"}'), /the key of \w+_API_KEY is refused/],
  ['no credit', always(402, '{"message":"x"}'), /has no credit left|key/],
  ['too many calls', always(429, '{"message":"x"}'), /too many (?:calls|jobs) at once/],
  ['a server error', always(503, '{"message":"x"}'), /an error of the server’s own/],
  ['a server error in HTML', always(502, '<h1>Bad Gateway</h1>', html), /answered 502/],
  ['a strange 404', always(404, '{"oops":1}'), /does not speak the tongue of|answered 404/],
]

describe.each(providers.map((provider) => [provider.id, provider] as const))(
  '%s',
  (_, provider) => {
    test.each(cases)(
      '%s is one clear line, no breach, and costs nothing',
      async (_name, answer, line) => {
        const { report, purse } = await met(provider, answer)
        expect(report.stopped).toMatch(line)
        expect(report.stopped).not.toMatch(/\n|token=abc|any-key/)
        expect(fates(report, 'broken')).toEqual([])
        expect(codeOf(report)).toBe(3)
        expect(purse.spentMicroUsd()).toBe(0)
      },
    )

    test('an answer of 200 to everything is broken, and said to be', async () => {
      const { report, purse, url } = await met(provider, always(200, '{"ok":true}'))
      expect(report.stopped).toBe(`${url} answers 200 to everything, whatever is asked and by whom`)
      expect(fates(report, 'broken').map(({ check }) => check)).toContain('errors/key-needed')
      expect(codeOf(report)).toBe(1)
      expect(purse.spentMicroUsd()).toBe(0)
    })

    test('another provider’s tongue is no breach', async () => {
      for (const other of providers) {
        if (other === provider || isKin(other, provider)) continue
        const at = await stand(other)
        const { report, purse } = await night({ provider, baseUrl: at.baseUrl, clock: at.clock })
        await close(at)
        expect({ other: other.id, broken: fates(report, 'broken') }).toEqual({
          other: other.id,
          broken: [],
        })
        expect(report.stopped).toMatch(/does not speak the tongue of|was answered/)
        expect(codeOf(report)).toBe(3)
        expect(purse.spentMicroUsd()).toBe(0)
      }
    })
  },
)

/** Apikley has kie.ai's interface, word for word. */
const isKin = (one: Provider, other: Provider): boolean =>
  [one, other].every(({ id }) => id === 'kie' || id === 'apikley')

test('nobody at the address is one clear line', async () => {
  const server = await nasty(() => {})
  await server.close()
  const { report } = await night({ provider: krea, baseUrl: server.url })
  expect(report.stopped).toMatch(/^http:\/\/127\.0\.0\.1:\d+ refused the connection/)
  expect(codeOf(report)).toBe(3)
})
