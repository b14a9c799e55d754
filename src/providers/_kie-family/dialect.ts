import { type HttpResponse, isRecord, readJson, respond } from '../../core/exchange.ts'
import { type FaultTable, refuse } from '../../core/fault.ts'
import type { Intent } from '../../core/intent.ts'
import type { JobView } from '../../core/job.ts'
import type { Answer, Outcome } from '../../core/outcome.ts'
import { bearer, type Dialect, toMicroUsd, toUnits } from '../../core/provider.ts'
import { price } from './abilities.ts'
import { type Habits, habitsOf } from './habits.ts'
import { type Manner, withHeaders } from './manner.ts'
import { createdView, recordOf, viewOf } from './record.ts'
import { readRefusal, renderRefusal } from './refusal.ts'
import { encode, parse } from './request.ts'

/** SEED: one call is one intent, the key is a bearer token; members differ in their refusals and
 *  in their quirks. */
export function dialectOf(provider: string, faults: FaultTable): Dialect {
  const habits = habitsOf(provider)
  return {
    encode,
    parse,
    key: bearer,
    render: ([answer], scene) => {
      const manner = { scene, habits: habits(scene.quirks) }
      return withHeaders(render(answer, faults, manner), manner)
    },
    read: (response, intent) => read(response, { intent, faults }),
  }
}

function render(answer: Answer | undefined, faults: FaultTable, manner: Manner): HttpResponse {
  if (answer === undefined) throw new Error('one call has one answer, got none')
  const { intent, outcome } = answer
  switch (outcome.kind) {
    case 'job':
      return success(
        intent?.kind === 'submit'
          ? created(outcome.job, manner.habits)
          : recordOf(outcome.job, manner.habits),
      )
    case 'balance':
      return success(toUnits(outcome.microUsd, price))
    case 'refused':
      return renderRefusal(outcome, faults, manner)
    case 'cancelled':
    case 'list':
    case 'authenticated':
    case 'nothing':
      throw new Error(`kie.ai and its like have no answer for "${outcome.kind}"`)
    default:
      return outcome satisfies never
  }
}

/** CODE recorded: a `recordId` stands beside the `taskId` and repeats it. */
const created = ({ id }: JobView, habits: Habits) =>
  habits.has('record-id') ? { taskId: id, recordId: id } : { taskId: id }

/** SEED: success is the code 200. */
const SUCCESS = 200

const success = (data: unknown): HttpResponse =>
  respond(200, { code: SUCCESS, msg: 'success', data })

interface Question {
  readonly intent: Intent
  readonly faults: FaultTable
}

function read(response: HttpResponse, { intent, faults }: Question): Outcome {
  const body = readJson(response.body)
  if (body === undefined) return foreign(response, 'JSON')
  if (!isRecord(body) || body.code !== SUCCESS) return readRefusal(response, body, faults)
  return meant(body.data, intent) ?? foreign(response, `data of a ${intent.kind}`)
}

/** What `data` says in answer to an intent; `null` where it is not of that shape. */
function meant(data: unknown, { kind }: Intent): Outcome | null {
  if (kind === 'balance') {
    return typeof data === 'number' ? { kind, microUsd: toMicroUsd(data, price) } : null
  }
  if (kind === 'submit') {
    const id = isRecord(data) ? data.taskId : undefined
    return typeof id === 'string' ? { kind: 'job', job: createdView(id) } : null
  }
  const job = viewOf(data)
  return job === null ? null : { kind: 'job', job }
}

const EXCERPT_CHARS = 200

/** CODE: Cloudflare stands before kie.ai and answers in HTML. */
function foreign({ status, headers, body }: HttpResponse, expected: string): Outcome {
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body)
  const type = headers['content-type'] ?? 'no content type'
  const came = `HTTP ${status}, ${type}: ${text.slice(0, EXCERPT_CHARS)}`
  return refuse('internal', { message: `expected ${expected}, got ${came}` })
}
