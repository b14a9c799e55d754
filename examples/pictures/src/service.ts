import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { receiver } from 'backlot/webhooks'
import { type Album, album as inMemory } from './album.ts'
import { app } from './app.ts'
import { kie } from './kie.ts'
import { studio } from './studio.ts'

export interface ServiceOptions {
  readonly apiKey: string
  /** What kie.ai signs its calls with. */
  readonly webhookKey: string
  /** 0: any that is free. */
  readonly port: number
  /** Where the world reaches this service; unless given, this machine. */
  readonly publicUrl?: string
  readonly album?: Album
}

export interface Service {
  readonly url: string
  readonly close: () => void
}

/** Listens; everything is put together here and nowhere else. */
export async function start(options: ServiceOptions): Promise<Service> {
  const { apiKey, webhookKey, album = inMemory() } = options
  const server = createServer()
  const url = await listen(server, options.port)
  const callBackUrl = `${options.publicUrl ?? url}/webhooks/kie`
  const parts = {
    album,
    studio: studio({ kie: kie(apiKey), album, callBackUrl }),
    receiver: receiver('kie', { jobs: album, secret: webhookKey }),
  }
  server.on('request', app(parts))
  return { url, close: () => server.close().closeAllConnections() }
}

async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve)
  })
  // A listening TCP server's address has a port.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
