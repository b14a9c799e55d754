import { nothingDrawn } from '../../mocks/kernel/drawn.ts'
import { createKernel, type Kernel } from '../../mocks/kernel/kernel.ts'
import type { HttpRequest } from '../../src/core/exchange.ts'
import type { Provider } from '../../src/core/provider.ts'
import { providers } from '../../src/providers/registry.ts'
import { create, poll, submit } from '../requests.ts'

/** Microseconds of processor time for one call, in process. */
export interface KernelCost {
  readonly provider: string
  readonly createUs: number
  /** A poll of a finished job; `null`: nobody polls this provider. */
  readonly pollUs: number | null
}

const WARM_UP = 20_000
const CALLS = 20_000
/** Calls lie so far apart that no job waits for another. */
const STEP_MS = 60_000

let now = Date.UTC(2026, 0, 1)

const handle = (kernel: Kernel, request: HttpRequest) => {
  now += STEP_MS
  return kernel.handle(request, now).response(nothingDrawn)
}

function costUs(kernel: Kernel, requests: readonly HttpRequest[]): number {
  for (const request of requests.slice(0, WARM_UP)) handle(kernel, request)
  const begin = process.cpuUsage()
  for (const request of requests.slice(WARM_UP)) handle(kernel, request)
  const { user, system } = process.cpuUsage(begin)
  return (user + system) / CALLS
}

const times = <Each>(make: (nth: number) => Each): Each[] =>
  Array.from({ length: WARM_UP + CALLS }, (_, nth) => make(nth))

function pollUs(kernel: Kernel, provider: Provider, nth: number): number | null {
  if (!provider.abilities.delivery.includes('async')) return null
  const asked = submit(provider, nth)
  const answer = handle(kernel, create(provider, nth))
  const outcome = provider.dialect.read(answer, asked)
  if (outcome.kind !== 'job') throw new Error(`${provider.id}: expected a job, got ${outcome.kind}`)
  return costUs(
    kernel,
    times(() => poll(provider, outcome.job.id)),
  )
}

process.send?.(
  providers.map((provider): KernelCost => {
    const kernel = createKernel({ provider, balanceUsd: 1e9, fidelity: 'observed' })
    const createUs = costUs(
      kernel,
      times((nth) => create(provider, nth)),
    )
    return { provider: provider.id, createUs, pollUs: pollUs(kernel, provider, WARM_UP + CALLS) }
  }),
)
