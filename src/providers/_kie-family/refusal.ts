import { sentence } from '../../core/clause.ts'
import type { Violation } from '../../core/contract.ts'
import { type HttpResponse, isRecord, respond } from '../../core/exchange.ts'
import {
  type Fault,
  type FaultRow,
  type FaultTable,
  type Refusal,
  refuse,
} from '../../core/fault.ts'
import { badKey, taskIdMissing, tooOften } from './faults.ts'
import type { Manner } from './manner.ts'

/** Spells a refusal; words and code that came off the wire are repeated as they came. */
export function renderRefusal(refusal: Refusal, faults: FaultTable, manner: Manner): HttpResponse {
  const [first] = refusal.violations
  const row = rowOf(refusal, faults, manner)
  const usual = first === undefined || row === taskIdMissing ? row.message : complaint(first)
  return respond(row.status, {
    code: Number(refusal.code ?? row.code),
    msg: refusal.message ?? usual,
    data: null,
  })
}

/** How a fault is refused: as the table says, unless a habit has another way. */
function rowOf({ fault, violations }: Refusal, faults: FaultTable, manner: Manner): FaultRow {
  const { habits, scene } = manner
  if (violations[0]?.field === 'taskId') return taskIdMissing
  const misread =
    fault === 'invalid' && scene.operation === 'createTask' && habits.has('invalid-is-500')
  const row = misread ? faults.internal : faults[fault]
  if (row.code === '429' && habits.has('rate-limit-in-200')) {
    return { ...row, status: 200, message: tooOften }
  }
  if (row.code === '500' && habits.has('server-error-in-200')) return { ...row, status: 200 }
  if (fault === 'unauthorized' && habits.has('unauthorized-words')) {
    return { ...row, message: badKey }
  }
  return row
}

/** INFERRED words: a 422 names its field by its path, in one clause. */
const complaint = (violation: Violation): string =>
  sentence(violation, violation.pointer.slice(1).replaceAll('/', '.') || 'The request body')

/** What a body that is not a success says: its code, or the HTTP status where it has none. */
export function readRefusal({ status }: HttpResponse, body: unknown, faults: FaultTable): Refusal {
  const { code, message } = said(body)
  const words = message ?? ''
  const fault = absences.has(words) ? 'not-found' : spoken({ code, message }, faults)
  const complains = code === '500' && complaint500.test(words)
  const usual = complains ? 'invalid' : meanings[Number(code ?? status)]
  return refuse(fault ?? usual ?? 'internal', { code, message })
}

/** DOCS: the page of recordInfo shows both `msg` and `message`. */
function said(body: unknown): { readonly code: string | null; readonly message: string | null } {
  if (!isRecord(body)) return { code: null, message: null }
  const message = body.msg ?? body.message
  return {
    code: Number.isInteger(body.code) ? String(body.code) : null,
    message: typeof message === 'string' ? message : null,
  }
}

/** DOCS get-task-detail, responses 422 and 404; CODE recorded. Their codes tell other things too. */
const absences: ReadonlySet<string> = new Set([
  'recordInfo is null',
  'Record does not exist',
  'Task not found',
])

/**
 * CODE: createTask says 500 of parameters as well. INFERRED: its words then begin with a name of the
 * request, as ours do; whoever takes that for the server's error tries it again in vain.
 */
const complaint500 =
  /^(?:model|callBackUrl|input|prompt|negative_prompt|aspect_ratio|num_images|seed|The request body)\b/

interface Words {
  readonly code: string | null
  readonly message: string | null
}

/** The fault whose row says just this, whatever HTTP says. */
function spoken({ code, message }: Words, faults: FaultTable): Fault | undefined {
  const names = Object.keys(faults) as Fault[] // The table has a row for each fault and no other.
  return names.find((name) => {
    const row = faults[name]
    return row.code === code && row.message === message
  })
}

/** The codes of both providers' documents: SEED, and DOCS for 400, 408, 433 and 451. */
const meanings: Readonly<Record<number, Fault>> = {
  400: 'invalid',
  401: 'unauthorized',
  402: 'out-of-credit',
  403: 'forbidden',
  404: 'not-found',
  405: 'wrong-method',
  408: 'timeout',
  422: 'invalid',
  429: 'rate-limited',
  433: 'rate-limited',
  451: 'forbidden',
  455: 'maintenance',
  500: 'internal',
  501: 'generation-failed',
  502: 'upstream',
  503: 'maintenance',
  504: 'timeout',
  505: 'feature-disabled',
}
