import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { courier } from '../../mocks/kernel/courier.ts'
import type { Delivery } from '../../src/core/exchange.ts'
import { send } from '../../src/host/send.ts'
import { virtualClock } from '../../src/host/virtual-clock.ts'

/** A kernel that has nothing but letters. */
function letters(...due: readonly { readonly at: number; readonly url: string }[]) {
  const left = [...due]
  return {
    due: () => left[0]?.at ?? null,
    deliveries: (now: number): Delivery[] => {
      const taken = left.filter(({ at }) => at <= now)
      left.splice(0, taken.length)
      return taken.map(({ url }) => ({ url, headers: {}, body: '{}' }))
    },
  }
}

const quiet = { onError: () => {}, onDelivery: () => {} }

test('each letter is carried once, when it is due', async () => {
  const clock = virtualClock({ start: 0 })
  const sent: string[] = []
  const kernel = letters(
    { at: 10, url: 'http://localhost/a' },
    { at: 20, url: 'http://localhost/b' },
  )
  const post = courier({ ...quiet, kernel, clock, send: async ({ url }) => sent.push(url) })
  post.look()
  post.look()
  await clock.advance(15)
  expect(sent).toEqual(['http://localhost/a'])
  await clock.advance(15)
  expect(sent).toEqual(['http://localhost/a', 'http://localhost/b'])
})

test('a receiver that fails keeps nobody else’s letter back, and no record holds its secrets', async () => {
  const clock = virtualClock({ start: 0 })
  const kernel = letters(
    { at: 10, url: 'http://localhost/a?token=secret' },
    { at: 10, url: 'http://localhost/b' },
  )
  const post = courier({
    ...quiet,
    kernel,
    clock,
    send: async ({ url }) => {
      if (url.includes('secret')) throw new Error('hung up')
      return 204
    },
  })
  post.look()
  await clock.advance(10)
  await post.idle()
  expect(post.records).toEqual([
    { at: 10, to: 'http://localhost/a', status: null, error: 'hung up' },
    { at: 10, to: 'http://localhost/b', status: 204, error: null },
  ])
})

test('a closed courier carries nothing more', async () => {
  const clock = virtualClock({ start: 0 })
  const sent: string[] = []
  const post = courier({
    ...quiet,
    kernel: letters({ at: 10, url: 'x' }),
    clock,
    send: async ({ url }) => sent.push(url),
  })
  post.look()
  post.close()
  await clock.advance(100)
  expect(sent).toEqual([])
})

let calls = 0
const receiver = createServer((request, response) => {
  calls += 1
  response.writeHead(request.url === '/moved' ? 302 : 200, { location: 'http://example.com/' })
  response.end()
})
let base = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  // A TCP server that listens has an address record.
  base = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`
})
afterAll(() => {
  receiver.close()
})

const letter = (url: string): Delivery => ({ url, headers: {}, body: '{}' })

test('webhook calls reach this machine and follow no redirect', async () => {
  expect(await send(letter(`${base}/hook`))).toBe(200)
  expect(await send(letter(`${base}/moved`))).toBe(302)
  expect(calls).toBe(2)
})

test.each([
  'https://example.com/hook',
  'http://10.0.0.1/hook',
  'http://169.254.169.254/latest/meta-data',
  'http://2130706434.example.com/',
  'http://localhost.example.com/',
  'http://user:pass@127.0.0.1/',
  'ftp://localhost/hook',
  'file:///etc/passwd',
  'not a url',
])('nothing is sent to %s', async (url) => {
  await expect(send(letter(url))).rejects.toThrow(/not sent/)
})
