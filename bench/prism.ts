import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { cores, cpuMsOf, end, launch } from './child.ts'

const DEADLINE_MS = 30_000

/**
 * A document without its callbacks: a create that names no receiver costs Prism several times as
 * much when its document has one. Gives back the copy's file name.
 */
export function withoutCallbacks(document: string, folder: string): string {
  const copy = join(folder, 'openapi.json')
  const text = readFileSync(document, 'utf8')
  const drop = (name: string, value: unknown) => (name === 'callbacks' ? undefined : value)
  writeFileSync(copy, JSON.stringify(JSON.parse(text, drop)))
  return copy
}

/** Plain `prism mock` at its fastest: static examples, errors only in its log. */
export async function startPrism(document: string) {
  const bin = fileURLToPath(import.meta.resolve('@stoplight/prism-cli/dist/index.js'))
  const port = await freePort()
  const options = ['-v', 'error', '-h', '127.0.0.1', '-p', String(port)]
  const child = launch([bin, 'mock', document, ...options], cores.server)
  const url = `http://127.0.0.1:${port}`
  for (const begin = Date.now(); !(await answers(url)); await pause(100)) {
    if (Date.now() - begin < DEADLINE_MS && child.exitCode === null) continue
    await end(child)
    throw new Error(`prism mock did not answer at ${url}`)
  }
  return { url, cpuMs: () => cpuMsOf(child.pid), close: () => end(child) }
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  )

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A TCP server that listens has an address record, never a pipe's name.
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
