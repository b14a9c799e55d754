import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { client } from '../../src/host/client.ts'

async function listening(answer: RequestListener) {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A TCP server that listens has an address record, never a pipe's name.
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() }
}

const get = { method: 'GET', headers: {}, body: null }

test('requests go one after the other over one connection, with no header but their own', async () => {
  const seen = new Set<unknown>()
  const { url, close } = await listening((request, response) => {
    seen.add(request.socket.remotePort)
    request.pipe(response.writeHead(200, { ...request.headers, 'set-cookie': ['a=1', 'b=2'] }))
  })
  const { send, close: hangUp } = client()
  const said = { method: 'POST', headers: { 'x-own': 'yes' }, body: 'é' }
  const answers = [await send(url, said), await send(url, said)]
  hangUp()
  close()
  expect(seen.size).toBe(1)
  expect(answers.map(({ body }) => new TextDecoder().decode(body as Uint8Array))).toEqual([
    'é',
    'é',
  ])
  const { host, connection, date, 'keep-alive': patience, ...headers } = answers[1]?.headers ?? {}
  expect(headers).toEqual({ 'x-own': 'yes', 'content-length': '2', 'set-cookie': 'a=1, b=2' })
})

test('half an answer is none', async () => {
  const { url, close } = await listening((_, response) => {
    response.writeHead(200, { 'content-length': '9' }).write('half', () => response.destroy())
  })
  await expect(client().send(url, get)).rejects.toThrow()
  close()
})

test('a server that is gone does not answer', async () => {
  const { url, close } = await listening(() => {})
  close()
  await expect(client().send(url, get)).rejects.toThrow('ECONNREFUSED')
})
