import type { Clock } from '../src/core/clock.ts'
import type { Delivery, HttpRequest, HttpResponse } from '../src/core/exchange.ts'
import type { Fault } from '../src/core/fault.ts'
import type { Provider } from '../src/core/provider.ts'
import { systemClock } from '../src/host/clock.ts'
import { send as sendOverHttp } from '../src/host/send.ts'
import { courier, type DeliveryRecord } from './kernel/courier.ts'
import { createKernel, type KernelOptions } from './kernel/kernel.ts'

export interface MockOptions extends KernelOptions {
  /** The machine's clock unless given. */
  readonly clock?: Clock
  /** Carries a webhook call and gives back the status it met; over HTTP to loopback unless given. */
  readonly send?: (delivery: Delivery) => Promise<number>
  /** Hears of each webhook call when it is over. */
  readonly onDelivery?: (record: DeliveryRecord) => void
  /** Hears of our own bugs, which the caller sees only as the provider's own internal error. */
  readonly onError?: (error: unknown) => void
}

/** A provider's kernel on a clock, with a courier for its webhooks: what every skin wraps. */
export interface Mock {
  readonly provider: Provider
  readonly clock: Clock
  /** Answers when the answer is due; rejects only when `signal` calls it off. */
  answer(request: HttpRequest, signal?: AbortSignal): Promise<HttpResponse>
  /** The provider's own answer to a request that a skin could not read; never throws. */
  refuse(request: HttpRequest, fault: Fault): HttpResponse
  file(path: string): HttpResponse
  /** Names result files below this origin from now on: for skins that are not at the real one. */
  nameFilesAt(origin: string): void
  /** The latest webhook calls, oldest first. */
  readonly deliveries: readonly DeliveryRecord[]
  /** Resolves once no webhook call that is due is still on its way. */
  idle(): Promise<void>
  /** Stops the courier: nothing is sent any more. */
  close(): void
}

/** When even the provider's own words for a fault cannot be had. */
const speechless: HttpResponse = {
  status: 500,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: 'Internal server error\n',
}

export function createMock(options: MockOptions): Mock {
  const { provider, clock = systemClock(), send = sendOverHttp } = options
  const { onError = () => {}, onDelivery = () => {} } = options
  const kernel = createKernel(options)
  const letters = courier({ kernel, clock, send, onDelivery, onError })

  const refuse = (request: HttpRequest, fault: Fault): HttpResponse => {
    try {
      return kernel.refuse(request, fault, clock.now())
    } catch (error) {
      onError(error)
      return speechless
    }
  }

  const answer = async (request: HttpRequest, signal?: AbortSignal): Promise<HttpResponse> => {
    try {
      const { at, response } = kernel.handle(request, clock.now())
      letters.look()
      if (at > clock.now()) await clock.until(at, signal)
      return response
    } catch (error) {
      if (signal?.aborted === true) throw error
      onError(error)
      return refuse(request, 'internal')
    }
  }

  return {
    provider,
    clock,
    answer,
    refuse,
    file: (path) => kernel.file(path, clock.now()),
    nameFilesAt: kernel.nameFilesAt,
    deliveries: letters.records,
    idle: letters.idle,
    close: letters.close,
  }
}
