import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import {
  type AddressInfo,
  createServer as createSocketServer,
  type Server as Sockets,
} from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createMock } from '../../mocks/mock.ts'
import { fileRequest } from '../../mocks/targets/_local.ts'
import { plainSubmit } from '../../src/conformance/draw.ts'
import type { Submit } from '../../src/core/intent.ts'
import type { Provider } from '../../src/core/provider.ts'
import { virtualClock } from '../../src/host/virtual-clock.ts'
import { runware } from '../../src/providers/runware/index.ts'
import { acme } from '../fixtures/acme/index.ts'

const servers: (Server | Sockets)[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close()
    if ('closeAllConnections' in server) server.closeAllConnections()
  }
})

async function listening(server: Server | Sockets): Promise<string> {
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // It listens on TCP.
  return `http://127.0.0.1:${port}`
}

const receiver = (answer: (request: IncomingMessage, response: ServerResponse) => void) =>
  listening(createServer(answer))

const fine = (request: IncomingMessage, response: ServerResponse): void => {
  request.resume().once('end', () => response.writeHead(204).end())
}

/** A mock with real calls on a virtual clock; its ladder is one more try after a minute. */
function open(provider: Provider, timeoutMs = 5000) {
  const clock = virtualClock()
  const retry = {
    timeoutMs,
    delaysMs: [60_000],
    redirectsMax: 1,
    evidence: 'INFERRED',
  } as const
  const webhook = provider.webhook && { ...provider.webhook, retry }
  const mock = createMock({ provider: { ...provider, webhook }, clock, limits: [] })
  let asked = 0
  const submit = async (wish: Partial<Submit>) => {
    const id = `6a1f0c3e-3d0b-4e0e-9a51-${String(asked).padStart(12, '0')}`
    asked += 1
    const intent = { ...plainSubmit(provider, id), delivery: 'async' as const, ...wish }
    return provider.dialect.read(await mock.answer(provider.dialect.encode(intent, 'key')), intent)
  }
  return { mock, clock, submit }
}

test('a receiver that cannot be called is on record with the reason, and nothing else is disturbed', async () => {
  const good = await receiver(fine)
  const { mock, clock, submit } = open(acme)
  const bad = [
    'ftp://localhost/hook',
    'http://10.0.0.1/hook',
    'http://169.254.169.254/latest/meta-data',
    'http://[::ffff:169.254.169.254]/',
    'http://3232235777/',
    'http://user:word@localhost/hook',
    'http://receiver.invalid/hook',
    'http://127.0.0.1:1/closed',
  ]
  for (const hook of bad) expect(await submit({ hook })).toMatchObject({ kind: 'job' })
  await submit({ hook: `${good}/hook` })
  await clock.runUntilIdle()
  const tries = mock.deliveries()
  expect(tries.filter(({ delivered }) => delivered)).toMatchObject([{ answer: { status: 204 } }])
  const failed = tries.filter(({ delivered }) => !delivered)
  // What may not be called is not tried again; who cannot be reached is.
  expect(failed).toHaveLength(bad.length + 1)
  expect(failed.filter(({ nextAt }) => nextAt !== null)).toMatchObject([{ attempt: 1 }])
  for (const { error, answer } of failed) {
    expect(answer).toBeNull()
    expect(error).toMatch(/^.{10,300}$/)
    expect(error).not.toMatch(/word/)
  }
  expect(mock.jobs().every(({ state }) => state === 'succeeded')).toBe(true)
})

test('a receiver that hangs uses up the provider’s patience by the clock, not by the machine’s', async () => {
  const slow = await receiver(() => {})
  // Were the machine's time meant, the test itself would run out of it.
  const { mock, clock, submit } = open(acme, 600_000)
  await submit({ hook: `${slow}/hook` })
  await clock.runUntilIdle()
  const [first, second] = mock.deliveries()
  expect([first?.delivered, second?.delivered]).toEqual([false, false])
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBe(660_000)
})

test('an answer of 10 MB counts by its status, and little of it is kept', async () => {
  const loud = await receiver((request, response) => {
    request.resume()
    response.writeHead(200)
    response.end(Buffer.alloc(10 * 1024 * 1024, 'x'))
  })
  const { mock, clock, submit } = open(acme)
  await submit({ hook: `${loud}/hook` })
  await clock.runUntilIdle()
  expect(mock.deliveries()).toMatchObject([{ delivered: true, answer: { status: 200 } }])
  expect(mock.deliveries()[0]?.answer?.body.length).toBeLessThanOrEqual(16 * 1024)
})

test('an answer that breaks off in the middle is none', async () => {
  const cut = await listening(
    createSocketServer((socket) => {
      socket.on('error', () => {})
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf')
        setImmediate(() => socket.destroy())
      })
    }),
  )
  const { mock, clock, submit } = open(acme)
  await submit({ hook: `${cut}/hook` })
  await clock.runUntilIdle()
  expect(mock.deliveries().map(({ delivered }) => delivered)).toEqual([false, false])
})

test('a redirect into a private address is not followed', async () => {
  const sly = await receiver((request, response) => {
    request.resume()
    response.writeHead(307, { location: 'http://169.254.169.254/latest/meta-data' }).end()
  })
  const { mock, clock, submit } = open(acme)
  await submit({ hook: `${sly}/hook` })
  await clock.runUntilIdle()
  expect(mock.deliveries()).toHaveLength(1)
  for (const { error, delivered } of mock.deliveries()) {
    expect(delivered).toBe(false)
    expect(error).toContain('169.254.169.254')
  }
})

test('Runware puts each file where it is told to, to the byte', async () => {
  const came: { readonly method: string; readonly type: string; readonly bytes: Buffer }[] = []
  const store = await receiver((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.once('end', () => {
      const { method = '', headers } = request
      came.push({ method, type: headers['content-type'] ?? '', bytes: Buffer.concat(chunks) })
      response.writeHead(200).end()
    })
  })
  const { mock, clock, submit } = open(runware)
  await submit({ uploadTo: `${store}/put?signature=canary`, count: 2, format: 'webp' })
  await clock.runUntilIdle()
  const [job] = mock.jobs()
  const files = await Promise.all(
    (job?.results ?? []).map(async ({ url }) => {
      const { body } = await mock.file(fileRequest(url ?? ''))
      return Buffer.from(body).toString('base64')
    }),
  )
  expect(files).toHaveLength(2)
  expect(came.map(({ bytes }) => bytes.toString('base64')).toSorted()).toEqual(files.toSorted())
  expect(came).toMatchObject(Array(2).fill({ method: 'PUT', type: 'image/webp' }))
  expect(mock.deliveries()).toMatchObject(Array(2).fill({ kind: 'upload', delivered: true }))
  expect(JSON.stringify(mock.deliveries())).not.toContain('canary')
})
