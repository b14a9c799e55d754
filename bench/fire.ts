import type { HttpRequest } from '../src/core/exchange.ts'
import { type Child, cores, start } from './child.ts'
import type { Hits, Volley } from './servers/load.ts'

/** A server under load, and what is sent to it. */
export interface Contender {
  readonly url: string
  readonly cpuMs: () => number | null
  readonly requests: readonly HttpRequest[]
}

export interface Burst extends Hits {
  /** Processor time that the server spent on one request. */
  readonly cpuUs: number
  /** The share of the time that the server was busy; well below 1, and the load was the limit. */
  readonly busy: number
}

export type Load = Child<unknown>

export const startLoad = (): Promise<Load> => start('servers/load.ts', { core: cores.load })

/** Sends requests for some seconds by sixteen connections; throws when any was not answered well. */
export async function burst(load: Load, contender: Contender, seconds: number): Promise<Burst> {
  const { url, cpuMs, requests } = contender
  const base = new URL(url).pathname.replace(/\/$/, '')
  const volley: Volley = {
    url,
    seconds,
    requests: requests.map(({ method, path, headers, body }) => ({
      method,
      path: base + path,
      headers,
      ...(typeof body === 'string' ? { body } : {}),
    })),
  }
  const [begin, before] = [performance.now(), cpuMs() ?? Number.NaN]
  const hits = await load.ask<Hits>(volley)
  const spentMs = (cpuMs() ?? Number.NaN) - before
  if (hits.failed > 0) throw new Error(`${hits.failed} of ${hits.count} requests to ${url} failed`)
  return {
    ...hits,
    cpuUs: (spentMs / hits.count) * 1000,
    busy: spentMs / (performance.now() - begin),
  }
}

/** Bursts at all contenders in turn, again and again: whatever else runs here hits all alike. */
export async function rounds<Name extends string>(
  contenders: Readonly<Record<Name, Contender>>,
  {
    count,
    seconds,
    load,
  }: { readonly count: number; readonly seconds: number; readonly load: Load },
): Promise<Record<Name, Burst[]>> {
  // `Object.keys` forgets the type of the record's own names.
  const names = Object.keys(contenders) as Name[]
  const bursts = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    Name,
    Burst[]
  >
  for (const name of names) await burst(load, contenders[name], seconds)
  for (let round = 0; round < count; round += 1) {
    for (const name of names) bursts[name].push(await burst(load, contenders[name], seconds))
  }
  return bursts
}
