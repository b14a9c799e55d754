import { receiver } from 'backlot/webhooks'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { callOf, type Hooked, hooked, idOf, NOW, SECRET, signing } from './_calls.ts'

const clock = { now: () => NOW }
const answers = new Set([200, 400, 401, 404, 405, 409, 413, 415, 422])

const at = (provider: Hooked) =>
  receiver(provider, { jobs: new Set([idOf(provider, 'one')]), secret: SECRET, clock })

const some = fc.constantFrom(...hooked.map(signing))

/** Names that mean something to objects, and to us. */
const name = fc.oneof(
  fc.string(),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'Content-Type', 'X-Webhook-Signature'),
)

const headers = fc.oneof(
  fc.anything(),
  fc.dictionary(name, fc.oneof(fc.string(), fc.array(fc.string()), fc.anything())),
  fc.array(fc.tuple(name, fc.string())),
)

test('whatever comes is answered with a verdict, never with a throw', async () => {
  await fc.assert(
    fc.asyncProperty(some, fc.anything(), headers, fc.anything(), async (provider, ...parts) => {
      const [url, given, body] = parts
      for (const call of [{ method: 'POST', url, headers: given, body }, { method: url }, given]) {
        // What no compiler lets through still comes from JavaScript.
        const verdict = await at(provider).receive(call as never)
        expect(answers).toContain(verdict.respond)
      }
    }),
    { numRuns: 300 },
  )
})

test('random JSON behind good headers is answered with a verdict', async () => {
  const json = fc.oneof(
    fc.json(),
    fc.jsonValue().map((value) => JSON.stringify({ data: value })),
  )
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...hooked), json, async (provider, body) => {
      const here = receiver(provider, { jobs: () => true, clock })
      const verdict = await here.receive({ ...callOf(provider), body })
      expect(answers).toContain(verdict.respond)
    }),
    { numRuns: 300 },
  )
})

test('a genuine call whose fields are anything is answered with a verdict', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...hooked), fc.nat(40), fc.anything(), async (...drawn) => {
      const [provider, nth, value] = drawn
      let seen = 0
      const body = JSON.stringify(JSON.parse(callOf(provider).body), (_key, field) => {
        seen += 1
        return seen === nth + 2 && typeof value !== 'bigint' ? value : field
      })
      const here = receiver(provider, { jobs: () => true, clock })
      const verdict = await here.receive({ ...callOf(provider), body })
      expect(answers).toContain(verdict.respond)
    }),
    { numRuns: 400 },
  )
})

test('a body cut anywhere, or with a byte changed, is answered with a verdict', async () => {
  await fc.assert(
    fc.asyncProperty(some, fc.nat(), fc.nat(255), fc.boolean(), async (...drawn) => {
      const [provider, where, byte, cut] = drawn
      const call = callOf(provider, { secret: SECRET })
      const bytes = new TextEncoder().encode(call.body)
      const index = where % bytes.length
      const body = cut ? bytes.slice(0, index) : bytes.with(index, byte)
      const verdict = await at(provider).receive({ ...call, body })
      expect(answers).toContain(verdict.respond)
    }),
    { numRuns: 300 },
  )
})

test('headers come in any case and any form', async () => {
  await fc.assert(
    fc.asyncProperty(some, fc.infiniteStream(fc.boolean()), async (provider, upper) => {
      const call = callOf(provider, { secret: SECRET })
      const cased = Object.entries(call.headers).map(([key, value]): [string, string] => [
        [...key].map((char) => (upper.next().value ? char.toUpperCase() : char)).join(''),
        value,
      ])
      const forms = [
        cased,
        Object.fromEntries(cased),
        Object.fromEntries(cased.map(([key, value]) => [key, [value]])),
        new Map(cased),
        new Headers(cased),
      ]
      for (const form of forms) {
        expect((await at(provider).receive({ ...call, headers: form })).kind).toBe('event')
      }
    }),
    { numRuns: 30 },
  )
})

test('a second value hides behind no first', async () => {
  for (const provider of hooked.map(signing)) {
    const call = callOf(provider, { secret: SECRET })
    const [signed = ''] = provider.webhook.signature.headers.slice(-1)
    const doubled = [...Object.entries(call.headers), [signed.toUpperCase(), 'x'] as const]
    const verdict = await at(provider).receive({ ...call, headers: doubled })
    expect(verdict).toMatchObject({ kind: 'rejected', reason: 'forged' })
  }
})

test('a body comes as text, bytes, a stream of bytes, or a fetch Request as a whole', async () => {
  for (const provider of hooked.map(signing)) {
    const call = callOf(provider, { secret: SECRET })
    const bytes = new TextEncoder().encode(call.body)
    async function* chunks() {
      yield bytes.slice(0, 7)
      yield bytes.slice(7)
    }
    const forms = [call.body, bytes, bytes.buffer, Buffer.from(bytes), chunks()]
    for (const body of forms) {
      expect((await at(provider).receive({ ...call, body })).kind).toBe('event')
    }
    const request = new Request(`http://localhost${call.url}`, call)
    expect((await at(provider).receive(request)).kind).toBe('event')
  }
})

test('what a parser made of the body is refused, and the message says what to do', async () => {
  for (const provider of hooked) {
    const call = callOf(provider)
    const body = JSON.parse(call.body)
    const verdict = await receiver(provider, { jobs: () => true }).receive({ ...call, body })
    expect(verdict).toMatchObject({
      reason: 'malformed',
      message: expect.stringContaining('express.raw('),
    })
  }
})

test('a stream that breaks off is malformed, one that is too long is too large', async () => {
  for (const provider of hooked) {
    const here = receiver(provider, { jobs: () => true, bodyBytesMax: 100 })
    async function* broken() {
      yield '{'
      throw new Error('aborted')
    }
    const endless = async function* () {
      for (;;) yield 'x'.repeat(64)
    }
    const call = callOf(provider)
    expect(await here.receive({ ...call, body: broken() })).toMatchObject({ reason: 'malformed' })
    expect(await here.receive({ ...call, body: endless() })).toMatchObject({ reason: 'too-large' })
    const stated = { ...call, headers: { ...call.headers, 'content-length': '101' } }
    expect(await here.receive({ ...stated, body: '' })).toMatchObject({ reason: 'too-large' })
  }
})

test('an image at a URL that is not http(s) is malformed', async () => {
  for (const provider of hooked) {
    const call = callOf(provider)
    const body = call.body.replace(/https:/g, 'file:')
    const verdict = await receiver(provider, { jobs: () => true }).receive({ ...call, body })
    expect(verdict).toMatchObject({ reason: 'malformed', message: expect.stringMatching(/http/) })
  }
})
