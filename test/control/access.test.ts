import { describe, expect, test } from 'vitest'
import { admit } from '../../mocks/control/access.ts'
import { krea } from '../../src/providers/krea/index.ts'
import { answersIn, bytesOf, send } from '../http/raw.ts'
import { mockOf, open } from './_server.ts'

const local = { host: '127.0.0.1:4400' }
const from = (headers: Readonly<Record<string, string>>, peer = '127.0.0.1') =>
  admit({ peer, headers }, null)

describe('without a token', () => {
  test.each(['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1'])('%s may call', (peer) => {
    expect(from(local, peer)).toBe(null)
  })

  test.each(['10.0.0.7', '::ffff:10.0.0.7', 'fe80::1', '128.0.0.1', '0.0.0.0', '127.0.0.1.x', ''])(
    'no other machine may: %s',
    (peer) => {
      expect(from(local, peer)).toMatchObject({ code: 'forbidden' })
    },
  )

  test.each(['localhost', 'LOCALHOST:80', 'localhost:4400', '127.0.0.1', '[::1]:4400'])(
    'a call to %s is one to this machine',
    (host) => {
      expect(from({ host })).toBe(null)
    },
  )

  test.each([
    'attacker.test',
    'localhost.attacker.test',
    '127.0.0.1.nip.io:4400',
    'attacker.test:4400@localhost',
    'localhost:4400, attacker.test',
    '10.0.0.7',
    '',
  ])('a name that was made to lead here is no name of it: %s', (host) => {
    expect(from({ host })).toMatchObject({ code: 'forbidden' })
  })

  test.each(['http://localhost:3000', 'http://127.0.0.1:4400', 'https://[::1]'])(
    'a page of this machine may call: %s',
    (origin) => {
      expect(from({ ...local, origin })).toBe(null)
    },
  )

  test.each(['https://attacker.test', 'null', 'http://localhost.attacker.test', 'file://', ''])(
    'a page from elsewhere may not: %s',
    (origin) => {
      expect(from({ ...local, origin })).toMatchObject({ code: 'forbidden' })
    },
  )

  test.each(['x-forwarded-for', 'forwarded', 'x-forwarded-host', 'x-real-ip'])(
    'who comes through a proxy (%s) may be anywhere',
    (name) => {
      expect(from({ ...local, [name]: '127.0.0.1' })).toMatchObject({ code: 'forbidden' })
    },
  )

  test.each([
    ['host', 'attacker.test'],
    ['origin', 'https://attacker.test'],
    ['x-forwarded-for', '10.0.0.7'],
  ])('a call with a foreign %s is refused, and changes nothing', async (name, value) => {
    const { port, call, clock } = await open()
    const before = clock.now()
    const headers: [string, string][] = [
      ...(name === 'host' ? [] : [['host', 'localhost'] satisfies [string, string]]),
      [name, value],
      ['connection', 'close'],
    ]
    const line = 'POST /__backlot/clock/advance HTTP/1.1'
    const [answer] = answersIn(await send(port, bytesOf({ line, headers, body: '{"by":1}' })))
    expect(answer?.status).toBe(403)
    expect(JSON.parse(String(answer?.body)).error).toMatchObject({ code: 'forbidden' })
    expect(clock.now()).toBe(before)
    expect((await call('GET /clock')).status).toBe(200)
  })
})

describe('with a token', () => {
  const token = 'a-token-of-some-length'

  test('who knows it may call from anywhere, under any name', () => {
    const headers = { authorization: `bearer ${token}`, host: 'ci.test', origin: 'https://ci.test' }
    expect(admit({ peer: '10.0.0.7', headers }, token)).toBe(null)
  })

  test.each([
    undefined,
    '',
    token,
    'Bearer',
    `Basic ${token}`,
    'Bearer wrong',
    `Bearer ${token}x`,
    `Bearer ${token.slice(1)}`,
    `Bearer ${token.toUpperCase()}`,
  ])('who does not may not, not even from here: %s', async (authorization) => {
    const { call, clock } = await open({ control: { token } })
    const before = clock.now()
    const sending = authorization === undefined ? {} : { headers: { authorization } }
    const { status, body, headers } = await call('POST /clock/advance', { by: 5 }, sending)
    expect([status, body.error.code]).toEqual([401, 'unauthorized'])
    expect(headers.get('www-authenticate')).toMatch(/^Bearer/)
    expect(clock.now()).toBe(before)
    expect(JSON.stringify(body)).not.toContain(token)
    const right = { headers: { authorization: `Bearer ${token}` } }
    expect((await call('POST /clock/advance', { by: 5 }, right)).status).toBe(200)
  })

  test('even a path that there is not is kept from strangers', async () => {
    const { call } = await open({ control: { token } })
    expect((await call('GET /nope')).status).toBe(401)
    expect((await call('GET /openapi.json')).status).toBe(401)
  })

  test.each(['', 'two words', 'ключ', 'x'.repeat(1025)])('%j can be none', async (bad) => {
    await expect(open({ control: { token: bad } })).rejects.toThrow(
      /control token must be 1 to 1024 printable/,
    )
  })
})

test('switched off, the control API is as unknown as any path', async () => {
  const { url } = await open({ control: false, mocks: [mockOf(krea)] })
  for (const path of ['/__backlot/', '/__backlot/clock', '/nope']) {
    const response = await fetch(url + path)
    expect(response.status).toBe(404)
    expect(Object.keys(await response.json())).toEqual(['error', 'providers'])
  }
})
