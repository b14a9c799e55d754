import { blank } from '../../mocks/media/blank.ts'
import { createMock, type Mock, type MockOptions } from '../../mocks/mock.ts'
import { type Served, type ServeOptions, serve } from '../../mocks/skins/http.ts'
import { inspect } from '../../src/conformance/index.ts'
import type { ProviderReport } from '../../src/conformance/report/report.ts'
import type { MovableClock } from '../../src/core/clock.ts'
import type { Provider } from '../../src/core/provider.ts'
import { systemClock } from '../../src/host/clock.ts'
import { randomId } from '../../src/host/random.ts'
import type { Inbox } from '../../src/live/inbox.ts'
import { inspectionOf } from '../../src/live/inspection.ts'
import { plans } from '../../src/live/plan.ts'
import { type Purse, purse } from '../../src/live/purse.ts'

/** Three minutes are a few hundred milliseconds. */
export const fastClock = (): MovableClock => systemClock({ speed: 1_000 })

export interface Stand {
  readonly mock: Mock
  readonly baseUrl: string
  readonly clock: MovableClock
  readonly served: Served
}

/** A stand-in for a provider on loopback, as `backlot serve` has it. */
export async function stand(
  provider: Provider,
  { answer, ...options }: Partial<MockOptions> & Pick<ServeOptions, 'answer'> = {},
): Promise<Stand> {
  const clock = fastClock()
  const mock = createMock({
    provider,
    seed: 7,
    fidelity: 'observed',
    draw: blank,
    clock,
    ...options,
  })
  const served = await serve({ mocks: [mock], ...(answer && { answer }) })
  return { mock, baseUrl: `${served.url}/${provider.id}`, clock, served }
}

export const close = async ({ mock, served }: Stand): Promise<void> => {
  mock.close()
  await served.close()
}

export interface Night {
  readonly provider: Provider
  readonly baseUrl: string
  readonly clock?: MovableClock
  /** `null`: calls are free, and scripts are drawn. */
  readonly budgetMicroUsd?: number | null
  readonly inbox?: Inbox
  readonly timeoutMs?: number
  /** Of another account; none unless given. */
  readonly otherKey?: string
  readonly reruns?: number
}

/** On a fast clock a busy machine must not look like a silent provider. */
const PATIENT_MS = 100 * 3_600_000

/** A run as the command makes it, without the command. */
export async function night(options: Night): Promise<{ report: ProviderReport; purse: Purse }> {
  const { provider, baseUrl, clock = fastClock(), budgetMicroUsd = 250_000, inbox = null } = options
  const { timeoutMs = PATIENT_MS, reruns = 0, otherKey = null } = options
  const money = purse(budgetMicroUsd ?? 0)
  const place = {
    budgetMicroUsd,
    inbox: inbox !== null,
    free: budgetMicroUsd === null,
    strangers: new Set(otherKey === null ? [] : [provider]),
    newId: randomId,
  }
  const [plan] = plans([provider], place)
  if (plan === undefined) throw new Error('no plan')
  const report = await inspect(
    inspectionOf(plan, {
      name: 'live',
      baseUrl,
      apiKey: 'any-key',
      otherKey,
      clock,
      purse: budgetMicroUsd === null ? null : money,
      inbox,
      timeoutMs,
      seed: 7,
      // Few: each step takes its time. Where calls cost none is drawn at all.
      runs: 4,
      reruns,
    }),
  )
  return { report, purse: money }
}

export const fates = ({ verdicts }: ProviderReport, fate: string) =>
  verdicts.filter((verdict) => verdict.fate === fate)
