import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { createServer as createSecure } from 'node:https'
import { type AddressInfo, createServer as createRaw, type Server, type Socket } from 'node:net'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { type Delivery, type Patience, TimedOut } from '../../src/core/exchange.ts'
import { sender } from '../../src/host/send.ts'
import { virtualClock } from '../../src/host/virtual-clock.ts'

const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step()
  vi.useRealTimers()
})

/** Listens on loopback until the test ends. */
async function listen(server: Server, host = '127.0.0.1'): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket.on('error', () => {}).on('close', () => sockets.delete(socket)))
  })
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  undo.push(() => {
    for (const socket of sockets) socket.destroy()
    return new Promise((resolve) => server.close(resolve))
  })
  // A TCP server that listens has an address record.
  return (server.address() as AddressInfo).port
}

interface Got {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** A receiver that answers as told, and what it got. */
async function receiver(answer: RequestListener = (_, response) => response.end('ok')) {
  const got: Got[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request.setEncoding('utf8')) body += chunk
    got.push({
      method: request.method ?? '',
      url: request.url ?? '',
      headers: request.headers,
      body,
    })
    answer(request, response)
  })
  const port = await listen(server)
  return { got, port, base: `http://127.0.0.1:${port}` }
}

/** A receiver of bytes: what it does with a connection once a request came. */
async function raw(act: (socket: Socket) => void): Promise<string> {
  const server = createRaw((socket) => socket.once('data', () => act(socket)))
  return `http://127.0.0.1:${await listen(server)}/hook`
}

const letter = (url: string, rest: Partial<Delivery> = {}): Delivery => ({
  method: 'POST',
  url,
  headers: { 'content-type': 'application/json' },
  body: '{"id":"1"}',
  ...rest,
})

const patient: Patience = { timeoutMs: 10_000, redirectsMax: 0 }
const follows: Patience = { timeoutMs: 10_000, redirectsMax: 3 }
const send = sender()

describe('a delivery', () => {
  test('arrives as it was written, and the answer is told', async () => {
    const { got, base } = await receiver((_, response) => {
      response.writeHead(202, { 'x-seen': 'yes', 'set-cookie': ['a=1', 'b=2'] }).end('thanks')
    })
    const headers = { 'content-type': 'text/odd', 'x-webhook-timestamp': '17' }
    const sent = await send(letter(`${base}/hook?token=t`, { headers, body: '{"é":1}' }), patient)
    expect(sent).toMatchObject({ status: 202, body: 'thanks', hops: [] })
    expect(sent.headers).toMatchObject({ 'x-seen': 'yes', 'set-cookie': 'a=1, b=2' })
    expect(sent.ms).toBeGreaterThanOrEqual(0)
    expect(got).toMatchObject([{ method: 'POST', url: '/hook?token=t', body: '{"é":1}', headers }])
    expect(got[0]?.headers['content-length']).toBe('8')
  })

  test('may be an upload of bytes', async () => {
    const { got, base } = await receiver()
    const body = new TextEncoder().encode('not really a picture')
    await send(letter(`${base}/up`, { method: 'PUT', body }), patient)
    expect(got).toMatchObject([{ method: 'PUT', body: 'not really a picture' }])
  })

  test('reaches localhost by IPv4 or IPv6, and asks no resolver for it', async () => {
    const lying = sender({ lookup: async () => ['10.0.0.1'] })
    const four = await receiver()
    const six = createServer((_, response) => response.end('six'))
    const port = await listen(six, '::1')
    expect(await lying(letter(`http://LOCALHOST.:${four.port}/`), patient)).toMatchObject({
      body: 'ok',
    })
    expect(await lying(letter(`http://localhost:${port}/`), patient)).toMatchObject({ body: 'six' })
    expect(await lying(letter(`http://[::1]:${port}/`), patient)).toMatchObject({ body: 'six' })
  })

  test('shares its connection with those after it', async () => {
    const ports = new Set<number | undefined>()
    const { base } = await receiver((request, response) => {
      ports.add(request.socket.remotePort)
      response.end('x'.repeat(100))
    })
    for (let nth = 0; nth < 5; nth += 1) await send(letter(base), patient)
    expect(ports.size).toBe(1)
  })

  test('goes to a decimal spelling of this machine as to this machine', async () => {
    const { got, port } = await receiver()
    for (const host of ['2130706433', '0x7f.1', '017700000001', '127.1', '[::ffff:127.0.0.1]']) {
      await send(letter(`http://${host}:${port}/`), patient)
    }
    expect(got).toHaveLength(5)
  })
})

describe('a name', () => {
  const toward = (...addresses: string[]) =>
    sender({ allowHosts: ['my-app.test', 'my-app.example'], lookup: async () => addresses })

  test('that is allowed is called at the address that was judged', async () => {
    const { got, port } = await receiver()
    await toward('127.0.0.1')(letter(`http://my-app.test:${port}/hook`), patient)
    expect(got[0]?.headers.host).toBe(`my-app.test:${port}`)
  })

  test('that changes its mind is judged at each connection', async () => {
    const { got, port } = await receiver((_, response) => {
      response.writeHead(200, { connection: 'close' }).end()
    })
    const answers = [['127.0.0.1'], ['169.254.169.254']]
    const asked: string[] = []
    const rebound = sender({
      allowHosts: ['my-app.test'],
      lookup: async (host) => {
        asked.push(host)
        return answers[asked.length - 1] ?? []
      },
    })
    await rebound(letter(`http://my-app.test:${port}/`), patient)
    await expect(rebound(letter(`http://my-app.test:${port}/`), patient)).rejects.toThrow(
      /metadata/,
    )
    expect([got.length, asked.length]).toEqual([1, 2])
  })

  test.each(['10.0.0.1', '192.168.1.1', '169.254.169.254', '::ffff:10.0.0.1', 'fd00:ec2::254'])(
    'that leads to %s is not called',
    async (address) => {
      const { got, port } = await receiver()
      const call = toward('127.0.0.1', address)(letter(`http://my-app.test:${port}/`), patient)
      await expect(call).rejects.toThrow(/not sent: my-app\.test leads to .*allowHosts/)
      expect(got).toEqual([])
    },
  )

  test('that is not allowed is not even asked for', async () => {
    const asked: string[] = []
    const curious = sender({
      lookup: async (host) => {
        asked.push(host)
        return ['127.0.0.1']
      },
    })
    await expect(curious(letter('http://evil.example/'), patient)).rejects.toThrow(/^not sent/)
    expect(asked).toEqual([])
  })

  test.each([[[]], [['nonsense']]])('that leads to %j is an error', async (addresses) => {
    await expect(toward(...addresses)(letter('http://my-app.test/'), patient)).rejects.toThrow()
  })

  test('that no resolver knows is told so', async () => {
    const lost = sender({
      allowHosts: ['my-app.test'],
      lookup: async () => {
        throw Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' })
      },
    })
    const call = lost(letter('http://my-app.test/'), patient)
    await expect(call).rejects.toThrow('has a name that leads to no address (ENOTFOUND)')
  })

  test('whose resolver never answers is a time-out', async () => {
    const silent = sender({ allowHosts: ['my-app.test'], lookup: () => new Promise(() => {}) })
    const call = silent(letter('http://my-app.test/'), { timeoutMs: 50, redirectsMax: 0 })
    await expect(call).rejects.toThrow(TimedOut)
  })
})

describe('a redirect', () => {
  /** Redirects `/from` to what is asked for; answers all else. */
  const street = (status: number, location: string) =>
    receiver((request, response) => {
      if (request.url?.startsWith('/from') === true) response.writeHead(status, { location })
      response.end('here')
    })

  test('is the answer to who follows none', async () => {
    const { got, base } = await street(302, '/to')
    const sent = await send(letter(`${base}/from`), patient)
    expect(sent).toMatchObject({ status: 302, headers: { location: '/to' }, hops: [] })
    expect(got).toHaveLength(1)
  })

  test.each([
    [301, 'POST', 'GET'],
    [302, 'POST', 'GET'],
    [303, 'POST', 'GET'],
    [307, 'POST', 'POST'],
    [308, 'POST', 'POST'],
    [301, 'PUT', 'PUT'],
    [303, 'PUT', 'GET'],
    [308, 'PUT', 'PUT'],
  ] as const)('%i makes of a %s a %s', async (status, before, after) => {
    const { got, base } = await street(status, '/to?secret=1')
    const sent = await send(letter(`${base}/from`, { method: before }), follows)
    expect(sent).toMatchObject({ status: 200, body: 'here', hops: [`${base}/to`] })
    expect(got[1]).toMatchObject({ method: after, body: after === 'GET' ? '' : '{"id":"1"}' })
    expect(got[1]?.headers['content-type'] === undefined).toBe(after === 'GET')
  })

  test('without end is followed as often as allowed, and the next one is the answer', async () => {
    const { got, base } = await street(307, '/from')
    const sent = await send(letter(`${base}/from`), follows)
    expect([sent.status, sent.hops.length, got.length]).toEqual([307, 3, 4])
  })

  test.each([
    ['http://169.254.169.254/latest/meta-data?x=hunter2', /metadata/],
    ['http://10.0.0.1/', /private/],
    ['http://[::ffff:192.168.0.1]/', /private/],
    ['http://3232235777/', /private/],
    ['//example.com/', /example\.com is not this machine/],
    ['http://user:hunter2@127.0.0.1/', /credentials/],
    ['file:///etc/passwd', /neither http/],
    ['http://', /not a URL/],
  ])('to %s is refused', async (location, why) => {
    const { got, base } = await street(307, location)
    const call = send(letter(`${base}/from`), follows)
    await expect(call).rejects.toThrow(why)
    await expect(call).rejects.not.toThrow(/hunter2/)
    expect(got).toHaveLength(1)
  })

  test('to a name that leads inside is refused', async () => {
    const { base } = await street(307, 'http://my-app.test/')
    const trusting = sender({ allowHosts: ['my-app.test'], lookup: async () => ['10.1.2.3'] })
    await expect(trusting(letter(`${base}/from`), follows)).rejects.toThrow(/leads to 10\.1\.2\.3/)
  })

  test('to another origin takes no secret of the first along', async () => {
    const other = await receiver()
    const { base } = await street(307, `${other.base}/to`)
    const headers = { authorization: 'Bearer hunter2', cookie: 'a=1', 'x-kept': 'yes' }
    await send(letter(`${base}/from`, { headers }), follows)
    expect(other.got[0]?.headers).toMatchObject({ 'x-kept': 'yes' })
    expect(other.got[0]?.headers).not.toHaveProperty('authorization')
    expect(other.got[0]?.headers).not.toHaveProperty('cookie')
  })

  test('that leads nowhere is the answer', async () => {
    const { base } = await receiver((_, response) => response.writeHead(302).end())
    expect(await send(letter(base), follows)).toMatchObject({ status: 302 })
  })
})

describe('a receiver that', () => {
  test('hangs is a time-out', async () => {
    const url = await raw(() => {})
    const call = send(letter(url), { timeoutMs: 50, redirectsMax: 0 })
    await expect(call).rejects.toThrow(TimedOut)
    await expect(call).rejects.toThrow('gave no full answer within 50 ms')
  })

  test('drips its answer for ever is a time-out', async () => {
    const url = await raw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n')
      const drip = setInterval(() => socket.write('.'), 5)
      socket.on('close', () => clearInterval(drip))
    })
    const call = send(letter(url), { timeoutMs: 100, redirectsMax: 0 })
    await expect(call).rejects.toThrow(TimedOut)
  })

  test('redirects slowly has one time for all', async () => {
    const { base } = await receiver((_, response) => {
      setTimeout(() => response.writeHead(307, { location: '/again' }).end(), 30)
    })
    const call = send(letter(base), { timeoutMs: 100, redirectsMax: 1000 })
    await expect(call).rejects.toThrow(TimedOut)
  })

  test('answers 10 MB is read no further than the beginning, and its status counts', async () => {
    const read = Promise.withResolvers<boolean>()
    const { base } = await receiver((_, response) => {
      response.on('close', () => read.resolve(response.writableFinished))
      response.writeHead(200).end('é'.repeat(5 * 1024 * 1024))
    })
    const sent = await send(letter(base), patient)
    expect(sent.status).toBe(200)
    expect(sent.body).toMatch(/^é+$/)
    expect(sent.body.length).toBeLessThan(20_000)
    expect(await read.promise).toBe(false)
  })

  test.each([
    ['closes', (socket: Socket) => socket.end()],
    ['resets', (socket: Socket) => socket.resetAndDestroy()],
  ])('%s in the middle of its answer has given none', async (_, act) => {
    const url = await raw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\nbegun', () => act(socket))
    })
    await expect(send(letter(url), patient)).rejects.toThrow(
      'closed the connection in the middle of its answer',
    )
  })

  test.each([
    ['closes', (socket: Socket) => socket.end()],
    ['resets', (socket: Socket) => socket.resetAndDestroy()],
    ['closes within the headers', (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\nx-a: ')],
  ])('%s at once has given none', async (_, act) => {
    await expect(send(letter(await raw(act)), patient)).rejects.toThrow(
      /closed the connection without an answer|not HTTP/,
    )
  })

  test('speaks something else is told so', async () => {
    const url = await raw((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'))
    await expect(send(letter(url), patient)).rejects.toThrow(/something that is not HTTP/)
  })

  test('ceases to speak HTTP in the middle of its answer is told so', async () => {
    const url = await raw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\na\r\nnonsense\r\n')
    })
    await expect(send(letter(url), patient)).rejects.toThrow(/something that is not HTTP/)
  })

  test('answers with headers without end is told so', async () => {
    const url = await raw((socket) => {
      socket.end(`HTTP/1.1 200 OK\r\nx-long: ${'x'.repeat(100_000)}\r\n\r\n`)
    })
    await expect(send(letter(url), patient)).rejects.toThrow(/too many header bytes/)
  })

  test('switches protocols has given no answer', async () => {
    const url = await raw((socket) => {
      socket.write('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n')
    })
    await expect(send(letter(url), patient)).rejects.toThrow()
  })

  test('answers before it has read a large delivery is heard, and sent no more of it', async () => {
    const body = 'x'.repeat(20_000_000)
    const answered = Promise.withResolvers<Socket>()
    const url = await raw((socket) => {
      socket.pause().write('HTTP/1.1 413 Too Large\r\ncontent-length: 9\r\n\r\ntoo large')
      answered.resolve(socket)
    })
    const sent = await send(letter(url, { body }), patient)
    expect(sent).toMatchObject({ status: 413, body: 'too large' })
    const socket = await answered.promise
    await new Promise((resolve) => socket.on('close', resolve).resume())
    expect(socket.bytesRead).toBeLessThan(body.length)
  })

  test('is not there refuses the connection', async () => {
    const { port } = await receiver()
    for (const step of undo.splice(0)) await step()
    const call = send(letter(`http://127.0.0.1:${port}/?token=hunter2`), patient)
    await expect(call).rejects.toThrow('refused the connection (ECONNREFUSED)')
  })

  test('does not speak TLS is told so', async () => {
    const { port } = await receiver()
    await expect(send(letter(`https://127.0.0.1:${port}/`), patient)).rejects.toThrow(/TLS/)
    const silent = createSecure({}, () => {})
    const mute = await listen(silent)
    await expect(send(letter(`https://127.0.0.1:${mute}/`), patient)).rejects.toThrow(/TLS/)
  })

  test('is sent a header that cannot be written hears nothing', async () => {
    const { got, base } = await receiver()
    const call = send(letter(base, { headers: { 'x-token': 'hunter2\r\nx-evil: 1' } }), patient)
    await expect(call).rejects.toThrow(/header/)
    await expect(call).rejects.not.toThrow(/hunter2/)
    expect(got).toEqual([])
  })

  test('fails disturbs no other', async () => {
    const hanging = await raw(() => {})
    const { got, base } = await receiver()
    const calls = await Promise.allSettled([
      send(letter(hanging), { timeoutMs: 50, redirectsMax: 0 }),
      send(letter(base), patient),
      send(letter('nonsense'), patient),
      send(letter(base), patient),
    ])
    expect(calls.map(({ status }) => status)).toEqual([
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ])
    expect(got).toHaveLength(2)
  })
})

describe('behind MSW', () => {
  function intercept(...handlers: Parameters<typeof setupServer>): void {
    const server = setupServer(...handlers)
    server.listen({ onUnhandledFrame: 'bypass' })
    undo.push(() => server.close())
  }

  test.each(['https://my-app.test/hook', 'http://localhost:3999/hook', 'http://127.0.0.1:9/hook'])(
    'a handler for %s receives what is sent there',
    async (url) => {
      const got: unknown[] = []
      intercept(
        http.post(url, async ({ request }) => {
          got.push([request.headers.get('x-id'), await request.json()])
          return HttpResponse.json({ ok: true }, { status: 201 })
        }),
      )
      const mine = sender({ allowHosts: ['my-app.test'] })
      for (const id of ['1', '2']) {
        const headers = { 'content-type': 'application/json', 'x-id': id }
        const sent = await mine(letter(`${url}?token=t`, { headers }), patient)
        expect(sent).toMatchObject({ status: 201, body: '{"ok":true}' })
      }
      expect(got).toEqual([
        ['1', { id: '1' }],
        ['2', { id: '1' }],
      ])
    },
  )

  test('a handler may redirect to another, and may fail', async () => {
    intercept(
      http.post('https://my-app.test/from', () =>
        HttpResponse.redirect('https://my-app.test/to', 307),
      ),
      http.post('https://my-app.test/to', async ({ request }) =>
        HttpResponse.text(await request.text()),
      ),
      http.post('https://my-app.test/error', () => HttpResponse.error()),
    )
    const mine = sender({ allowHosts: ['my-app.test'] })
    const sent = await mine(letter('https://my-app.test/from'), follows)
    expect(sent).toMatchObject({
      status: 200,
      body: '{"id":"1"}',
      hops: ['https://my-app.test/to'],
    })
    await expect(mine(letter('https://my-app.test/error'), patient)).rejects.toThrow()
  })

  test('a host that is not allowed is refused although a handler waits for it', async () => {
    let calls = 0
    intercept(
      http.post('https://my-app.test/hook', () => {
        calls += 1
        return HttpResponse.text('')
      }),
    )
    await expect(send(letter('https://my-app.test/hook'), patient)).rejects.toThrow(/^not sent/)
    expect(calls).toBe(0)
  })

  test('what no handler takes goes over the network, and is judged all the same', async () => {
    intercept(http.post('https://other.test/', () => HttpResponse.text('')))
    const { got, base, port } = await receiver()
    expect(await send(letter(base), patient)).toMatchObject({ status: 200 })
    const inside = sender({ allowHosts: ['my-app.test'], lookup: async () => ['10.0.0.1'] })
    const call = inside(letter(`http://my-app.test:${port}/`), patient)
    await expect(call).rejects.toThrow(/leads to 10\.0\.0\.1/)
    expect(got).toHaveLength(1)
  })
})

test('fake timers neither hurry nor stop a call over the network', async () => {
  vi.useFakeTimers()
  const { base } = await receiver()
  const call = send(letter(base), patient)
  vi.advanceTimersByTime(3_600_000)
  expect(await call).toMatchObject({ status: 200 })
})

test('a handler of MSW is reached under fake timers', async () => {
  vi.useFakeTimers()
  const server = setupServer(http.post('http://localhost/hook', () => HttpResponse.text('seen')))
  server.listen({ onUnhandledFrame: 'error' })
  undo.push(() => server.close())
  for (let nth = 0; nth < 3; nth += 1) {
    expect(await send(letter('http://localhost/hook'), patient)).toMatchObject({ body: 'seen' })
  }
})

test('a ladder of real calls is climbed within one move of a virtual clock', async () => {
  const clock = virtualClock({ start: 0 })
  const { base } = await receiver((_, response) => response.writeHead(500).end())
  const attempts: number[] = []
  const attempt = (waits: readonly number[]) => (): void => {
    const call = send(letter(base), patient).then(() => {
      attempts.push(clock.now())
      const [wait, ...rest] = waits
      if (wait !== undefined) clock.watch(clock.now() + wait, attempt(rest))
    })
    clock.hold(call)
  }
  clock.watch(0, attempt([60_000, 3_600_000, 86_400_000]))
  await clock.advance('7d')
  expect(attempts).toEqual([0, 60_000, 3_660_000, 90_060_000])
})
