import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { dial, NotDialled } from '../../src/host/dial.ts'
import { always, nasty } from '../live/_nasty.ts'

const undo: (() => unknown)[] = []
afterEach(() => {
  for (const step of undo.splice(0)) step()
})

/** A server of connections that are dealt with in one way. */
async function taking(deal: (peer: WebSocket) => void, options: { autoPong?: boolean } = {}) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', ...options })
  server.on('connection', deal)
  await once(server, 'listening')
  undo.push(() => {
    for (const peer of server.clients) peer.terminate()
    server.close()
  })
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}` // It listens on TCP.
}

const hasty = { handshakeMs: 20, pongMs: 20, leaveMs: 20 }

const failure = (dialling: Promise<unknown>): Promise<unknown> =>
  dialling.then(
    () => null,
    (error: unknown) => error,
  )

test('all that was sent before a pong is there after it, the first frame of all included', async () => {
  const url = await taking((peer) => {
    peer.send('first')
    peer.on('message', (data) => {
      for (let nth = 0; nth < 3; nth += 1) peer.send(`${data} ${nth}`)
    })
  })
  const peer = await dial(url)
  peer.send('a')
  peer.send('b')
  expect(await peer.settled()).toBe(true)
  expect(peer.take()).toEqual(['first', 'a 0', 'a 1', 'a 2', 'b 0', 'b 1', 'b 2'])
  expect([peer.unread, peer.take(), peer.ended]).toEqual([[], [], null])
  await peer.leave()
})

test('an answer in plain HTTP is told by its status', async () => {
  const server = await nasty(always(404, 'secret words'))
  undo.push(server.close)
  const error = await failure(dial(server.url.replace('http', 'ws')))
  expect(error).toBeInstanceOf(NotDialled)
  expect(error).toMatchObject({
    status: 404,
    message: 'answered the WebSocket handshake with 404',
  })
})

test('nobody there, and one who says nothing or something else, is a clause without a secret', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => {}).resume()
    if (silent) return
    socket.end(
      'HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: secret\r\n\r\n',
    )
  })
  let silent = true
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // It listens on TCP.
  const url = `ws://127.0.0.1:${port}`
  const told = async () => (await failure(dial(url, hasty))) as Error
  expect((await told()).message).toBe('made no WebSocket connection within 0.02 s')
  silent = false
  expect((await told()).message).toBe('speaks no WebSocket')
  server.close()
  await once(server, 'close')
  expect((await told()).message).toBe('refused the connection (ECONNREFUSED)')
})

test('who answers no ping has not shown that all is there', async () => {
  const peer = await dial(await taking(() => {}, { autoPong: false }), hasty)
  expect(await peer.settled()).toBe(false)
  await peer.leave()
})

test('who hangs up is told by the code, and what is sent to them is dropped', async () => {
  const peer = await dial(await taking((other) => other.close(1008, 'secret')))
  await new Promise<void>((resolve) => peer.onStir(resolve))
  expect(peer.ended).toBe('closed the connection with 1008')
  peer.send('more')
  expect(await peer.settled()).toBe(false)
  await peer.leave()
})

test('who does not see a connection end is not waited for', async () => {
  const peer = await dial(await taking((other) => other.pause()), hasty)
  await peer.leave()
  expect(peer.ended).toBe('was hung up on')
})

test('who answers a handshake byte by byte is not waited for', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => {}).write('HTTP/1.1 200 OK\r\nx: ')
    const drip = setInterval(() => socket.write('x'), 5)
    socket.on('close', () => clearInterval(drip))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  undo.push(() => server.close())
  const { port } = server.address() as AddressInfo // It listens on TCP.
  const error = await failure(dial(`ws://127.0.0.1:${port}`, { ...hasty, handshakeMs: 50 }))
  expect(error).toMatchObject({ message: 'made no WebSocket connection within 0.05 s' })
})

test('who says more than anybody takes is hung up on', async () => {
  const megabyte = 'x'.repeat(1024 * 1024)
  const url = await taking((other) => {
    const more = (): void => other.send(megabyte, (failed) => failed ?? more())
    more()
  })
  const peer = await dial(url)
  await new Promise<void>((resolve) => {
    peer.onStir(() => peer.ended !== null && resolve())
  })
  expect(peer.ended).toBe('sent more than 67108864 bytes')
  expect(peer.unread).toHaveLength(64)
  await peer.leave()
})
