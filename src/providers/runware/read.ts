import { type HttpResponse, isRecord, readJson, textOf } from '../../core/exchange.ts'
import { type Refusal, refuse } from '../../core/fault.ts'
import type { Intent } from '../../core/intent.ts'
import type { Outcome } from '../../core/outcome.ts'
import { toMicroUsd } from '../../core/provider.ts'
import { price } from './abilities.ts'
import { faultItemsOf, rulesOf } from './fault-item.ts'
import { faultOfCode, faultOfStatus } from './faults.ts'
import { jobOf } from './items.ts'

type Item = Readonly<Record<string, unknown>>

interface Wire {
  readonly data: readonly Item[]
  readonly errors: readonly Item[]
  readonly status: number
}

/** What an answer means for the one task of `intent`; the answer may hold those of others. */
export function read(response: HttpResponse, intent: Intent): Outcome {
  const body = readJson(response.body)
  if (!isRecord(body)) return foreign(response)
  const wire = { data: itemsIn(body.data), errors: faultItemsOf(body), status: response.status }
  return (
    found(wire, intent) ?? refusal(wire, idOf(intent)) ?? absent(wire, intent) ?? foreign(response)
  )
}

/** A list (DOCS), or one object without it, as one page prints it (DOCS). */
const itemsIn = (data: unknown): Item[] => [data].flat().filter(isRecord)

const idOf = (intent: Intent): string | null => ('id' in intent ? intent.id : null)

function found({ data, errors }: Wire, intent: Intent): Outcome | null {
  switch (intent.kind) {
    case 'submit':
    case 'poll':
      return job(intent.id, data, errors)
    case 'balance':
      return balance(data)
    case 'authenticate':
      return authenticated(data)
    case 'cancel':
    case 'list':
      return null
    default:
      return intent satisfies never
  }
}

/** Order is no guide: results come as they are done (DOCS). An error with a `status` is a
 *  result's end, one without is a refusal. */
function job(id: string | null, data: readonly Item[], errors: readonly Item[]): Outcome | null {
  const own = data.filter((item) => item.taskUUID === id)
  const failed = errors.filter((item) => item.taskUUID === id && item.status === 'error')
  if (id === null || own.length + failed.length === 0) return null
  return { kind: 'job', job: jobOf(id, { data: own, errors: failed }) }
}

/** A number (DOCS), or an object with the amount (CODE, newer schema). */
function balance(data: readonly Item[]): Outcome | null {
  const item = data.find(({ balance }) => balance !== undefined)
  const amount = isRecord(item?.balance) ? item.balance.amount : item?.balance
  if (typeof amount !== 'number' || !Number.isFinite(amount)) return null
  return { kind: 'balance', microUsd: toMicroUsd(amount, price) }
}

function authenticated(data: readonly Item[]): Outcome | null {
  const item = data.find(({ taskType }) => taskType === 'authentication')
  if (item === undefined) return null
  return { kind: 'authenticated', session: textOf(item.connectionSessionUUID) }
}

/** Its own error, else one that names no task and so is everybody's, else any of a failed call. */
function refusal({ errors, status }: Wire, id: string | null): Refusal | null {
  const item =
    errors.find(({ taskUUID }) => taskUUID === id) ??
    errors.find(({ taskUUID }) => taskUUID === undefined) ??
    (status >= 400 || id === null ? errors[0] : undefined)
  return item === undefined ? null : refusalOf(item, status)
}

function refusalOf(item: Item, status: number): Refusal {
  const code = typeof item.code === 'string' ? item.code : null
  const fault = (code === null ? null : faultOfCode(code)) ?? faultOfStatus(status)
  return refuse(fault, {
    code,
    message: typeof item.message === 'string' ? item.message : null,
    id: typeof item.taskUUID === 'string' ? item.taskUUID : null,
    violations: rulesOf(item),
  })
}

/** A poll that says nothing of its task: it may run, or never have been (CODE). */
function absent({ status }: Wire, { kind }: Intent): Outcome | null {
  if (status >= 400) return refuse(faultOfStatus(status))
  return kind === 'poll' ? { kind: 'nothing' } : null
}

const QUOTED_MAX = 120

function foreign({ status, headers, body }: HttpResponse): Refusal {
  const said = typeof body === 'string' ? body : new TextDecoder().decode(body)
  const what = `HTTP ${status}, ${headers['content-type'] ?? 'no content type'}`
  return refuse(status >= 400 ? faultOfStatus(status) : 'internal', {
    message: `Expected an answer of Runware to this task, got ${what}: ${said.slice(0, QUOTED_MAX)}`,
  })
}
