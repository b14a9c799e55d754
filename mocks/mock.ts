import type { Clock, Duration } from '../src/core/clock.ts'
import { durationMs } from '../src/core/duration.ts'
import type { HttpRequest, HttpResponse, Send } from '../src/core/exchange.ts'
import type { Fault } from '../src/core/fault.ts'
import type { Draw } from '../src/core/picture.ts'
import type { Provider } from '../src/core/provider.ts'
import type { Quirks } from '../src/core/quirk.ts'
import type {
  AccountRecord,
  DeliveryRecord,
  JobRecord,
  ViolationRecord,
} from '../src/core/record.ts'
import { systemClock } from '../src/host/clock.ts'
import { sender } from '../src/host/send.ts'
import { type Courier, courier } from './kernel/courier.ts'
import { drawAll } from './kernel/draw-all.ts'
import { nothingDrawn } from './kernel/drawn.ts'
import { createKernel, type Kernel } from './kernel/kernel.ts'
import { type KernelOptions, SEED_DEFAULT, type Settings } from './kernel/options.ts'
import { answerFile } from './media/answer-file.ts'
import { draw as drawPicture } from './media/draw.ts'

export interface MockOptions extends KernelOptions {
  /** The machine's clock unless given. */
  readonly clock?: Clock
  /** Hosts besides this machine that webhook calls and files may be sent to, by name. */
  readonly allowHosts?: readonly string[]
  /** Makes those calls; over HTTP unless given, and then `allowHosts` is its own affair. */
  readonly send?: Send
  /** Draws result files; the real pictures unless given. */
  readonly draw?: Draw
  /** Hears of each try of a webhook call when it is over. */
  readonly onDelivery?: (record: DeliveryRecord) => void
  /** Hears of our own bugs, which the caller sees only as the provider's own internal error. */
  readonly onError?: (error: unknown) => void
}

/** A provider's kernel on a clock, with a courier for its calls: what every skin wraps. Where a
 *  key is left out, all accounts are meant. */
export interface Mock {
  readonly provider: Provider
  readonly clock: Clock
  readonly seed: number
  /** The quirks that are on, by id. */
  readonly quirks: Quirks
  /** Answers when the answer is due; rejects only when `signal` calls it off. */
  answer(request: HttpRequest, signal?: AbortSignal): Promise<HttpResponse>
  /** The provider's own answer to a request that a skin could not read; never throws. */
  refuse(request: HttpRequest, fault: Fault): HttpResponse
  /** What the provider's file host answers. */
  file(request: HttpRequest): Promise<HttpResponse>
  /** Names result files below this origin from now on: for skins that are not at the real one. */
  nameFilesAt(origin: string): void
  /** The latest tries of webhook calls and uploads, oldest first. */
  deliveries(key?: string): readonly DeliveryRecord[]
  /** The latest requests that broke the contract, oldest first. */
  violations(key?: string): readonly ViolationRecord[]
  /** The latest jobs, oldest first. */
  jobs(key?: string): readonly JobRecord[]
  accounts(): readonly AccountRecord[]
  /** A key's account, opened where it was not. */
  account(key: string): AccountRecord
  /** The scenarios that all accounts live in that have none of their own, first to last. */
  scenario(): readonly string[]
  /** Changes what is lived in from now on. Throws a `RangeError` for what cannot be meant. */
  change(settings: Settings, key?: string): void
  /** Moves one key's account ahead of the clock; each call that falls due for it on the way is made
   *  at its instant. */
  lead(by: Duration, key: string): Promise<void>
  /** Forgets jobs, money, records and settings: everything but what it was made with. */
  reset(key?: string): void
  /** Resolves once no call that is due is still on its way. */
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
  const { clock = systemClock(), draw = drawPicture, allowHosts = [] } = options
  const { send = sender({ allowHosts }), onError = () => {}, onDelivery = () => {} } = options
  const kernel = createKernel(options)
  const { outbox, provider } = kernel
  const letters = courier({ provider, outbox, clock, send, draw, onDelivery, onError })
  return {
    provider,
    clock,
    seed: options.seed ?? SEED_DEFAULT,
    quirks: kernel.quirks,
    ...counter({ kernel, clock, draw, letters, onError }),
    ...office({ kernel, clock, letters }),
  }
}

interface Parts {
  readonly kernel: Kernel
  readonly clock: Clock
  readonly letters: Courier
}

interface Counter extends Parts {
  readonly draw: Draw
  readonly onError: (error: unknown) => void
}

/** What callers of the provider meet. */
function counter({ kernel, clock, draw, letters, onError }: Counter) {
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
      const { at, pictures, response } = kernel.handle(request, clock.now())
      letters.look()
      if (at > clock.now()) await clock.until(at, signal)
      if (pictures.length === 0) return response(nothingDrawn)
      // Drawn when it is due: what is held holds no images.
      const drawing = drawAll(pictures, draw)
      clock.hold(drawing)
      return response(await drawing)
    } catch (error) {
      if (signal?.aborted === true) throw error
      onError(error)
      return refuse(request, 'internal')
    }
  }

  const file = async (request: HttpRequest): Promise<HttpResponse> => {
    try {
      const [path = ''] = request.path.split('?')
      const found = kernel.file(path, clock.now())
      return found.kind === 'answer'
        ? found.response
        : await answerFile(request, found.picture, draw)
    } catch (error) {
      onError(error)
      return speechless
    }
  }

  return { answer, refuse, file, nameFilesAt: kernel.nameFilesAt }
}

/** What the mock's user meets. */
function office({ kernel, clock, letters }: Parts) {
  const account = (key: string): AccountRecord => kernel.account(key, clock.now())
  const of = <Entry extends { readonly account: string | null }>(
    entries: readonly Entry[],
    key: string | undefined,
  ): readonly Entry[] => {
    if (key === undefined) return entries
    const name = account(key).account
    return entries.filter((entry) => entry.account === name)
  }

  const lead = async (by: Duration, key: string): Promise<void> => {
    let restMs = durationMs(by)
    do {
      restMs -= kernel.lead(key, { ms: restMs, clockNow: clock.now() })
      letters.look()
      await letters.idle()
    } while (restMs > 0)
  }

  const reset = (key?: string): void => {
    const name = kernel.reset(key)
    letters.keep((record) => key !== undefined && record.account !== name)
  }

  return {
    deliveries: (key?: string) => of(letters.records(), key),
    violations: (key?: string) => of(kernel.violations(), key),
    jobs: (key?: string) => kernel.jobs(clock.now(), key),
    accounts: () => kernel.accounts(clock.now()),
    account,
    scenario: kernel.scenario,
    change: (settings: Settings, key?: string) => kernel.change(settings, clock.now, key),
    lead,
    reset,
    idle: letters.idle,
    close: letters.close,
  }
}
