import { type HttpResponse, isRecord, readJson, respond } from '../../core/exchange.ts'
import type { Fault, Refusal } from '../../core/fault.ts'
import type { Intent } from '../../core/intent.ts'
import { isTerminal, type JobView } from '../../core/job.ts'
import type { Answer } from '../../core/outcome.ts'
import { type Scene, toUnits } from '../../core/provider.ts'
import type { Quirks } from '../../core/quirk.ts'
import { price } from './abilities.ts'
import { complaint } from './complaint.ts'
import { ACCOUNT_TASK } from './encode.ts'
import { type FaultItem, spellComplaint } from './fault-item.ts'
import { faultOfCode, faults } from './faults.ts'
import { type Items, itemsOf } from './items.ts'
import { has } from './quirks.ts'

/** What one task adds to the answer. */
interface Share extends Items {
  /** The status that the task would have alone. */
  readonly status: number
  /** A task was done: the key's own task is none, nor is a refusal of any status. */
  readonly counts: boolean
}

/**
 * Tasks that fail do not stop the others (DOCS): as long as one worked, the answer is a 200 with
 * both lists (INFERRED); else it takes the status of the first that failed, and of the lists only
 * the errors.
 */
export function render(answers: readonly Answer[], scene: Scene): HttpResponse {
  const { quirks } = scene
  const tasks = requestedTasks(scene)
  const shares = answers.map((answer, index) => share(answer, { tasks, index, quirks }))
  const worked = shares.some(({ status, counts }) => counts && status === 200)
  const refused = shares.find(({ status }) => status !== 200)
  const status = worked ? 200 : (refused?.status ?? 200)
  const errors = shares.flatMap((each) => each.errors)
  const data = status === 200 ? shares.flatMap((each) => each.data) : []
  return respond(status, {
    ...((status === 200 || has(quirks, 'data-with-errors')) && { data }),
    ...(errors.length > 0 && { errors }),
  })
}

/** Where an answer stands: its index is that of its task in the request. */
interface Place {
  readonly tasks: () => readonly unknown[]
  readonly index: number
  readonly quirks: Quirks
}

const fine = (data: readonly unknown[] = [], counts = true): Share => ({
  data,
  errors: [],
  status: 200,
  counts,
})

function share({ intent, outcome }: Answer, place: Place): Share {
  switch (outcome.kind) {
    case 'job':
      return ofJob(outcome.job, { intent, quirks: place.quirks })
    case 'balance':
      return fine([balance(outcome.microUsd, place)])
    case 'authenticated':
      return fine([authentication(outcome.session)], false)
    case 'nothing':
      return fine()
    case 'refused':
      return ofRefusal(outcome, place)
    case 'cancelled':
    case 'list':
      throw new Error(`Runware has no answer of the kind "${outcome.kind}"`)
    default:
      return outcome satisfies never
  }
}

interface Asked {
  readonly intent: Intent | null
  readonly quirks: Quirks
}

/** An asynchronous task is acknowledged once, whatever its number of results (DOCS, CODE). */
function ofJob(job: JobView, { intent, quirks }: Asked): Share {
  const polled = intent?.kind === 'poll'
  const held = intent?.kind === 'submit' && intent.delivery === 'sync' && isTerminal(job.state)
  if (!polled && !held) return fine([{ taskType: 'imageInference', taskUUID: job.id }])
  const items = itemsOf(job, { polled, quirks })
  const [failed] = items.errors
  const lost = held && items.data.length === 0 && failed !== undefined
  return {
    ...items,
    status: lost ? statusOf(String(failed.code), { fault: 'generation-failed', quirks }) : 200,
    counts: true,
  }
}

const authentication = (session: string) => ({
  taskType: 'authentication',
  connectionSessionUUID: session,
})

/** In dollars, as everything priced here; a number (DOCS account-management), or an object in a
 *  newer schema (CODE). */
function balance(microUsd: number, { tasks, index, quirks }: Place) {
  const amount = toUnits(microUsd, price)
  return {
    taskType: 'accountManagement',
    taskUUID: nameOf(tasks()[index], 'taskUUID') ?? ACCOUNT_TASK,
    operation: 'getDetails',
    balance: has(quirks, 'balance-object') ? { amount, currency: price.unit } : amount,
  }
}

function ofRefusal(refusal: Refusal, place: Place): Share {
  const { fault, code, id } = refusal
  const { quirks } = place
  if (fault === 'not-found' && code === null && has(quirks, 'unknown-id-is-empty')) return fine()
  const said = complaint(refusal)
  const quiet = id !== null && has(quirks, 'error-without-task-type')
  const taskType = quiet ? null : taskTypeOf(refusal, place)
  const item: FaultItem = {
    ...spellComplaint(said, quirks),
    ...(taskType !== null && { taskType }),
    ...(id !== null && { taskUUID: id }),
  }
  const status = statusOf(said.code, { fault, quirks })
  return { data: [], errors: [item], status, counts: false }
}

/** What is said decides, so that an answer read and rendered again keeps its status. */
function statusOf(
  code: string,
  { fault, quirks }: { readonly fault: Fault; readonly quirks: Quirks },
): number {
  const spoken = faultOfCode(code) ?? fault
  if (spoken === 'out-of-credit') {
    if (has(quirks, 'credits-at-400')) return 400
    if (has(quirks, 'credits-at-200')) return 200
  }
  return faults[spoken].status
}

/** DOCS errors.md: a refused key is the authentication task's, and names no UUID. */
function taskTypeOf({ fault, id }: Refusal, { tasks, index }: Place): string | null {
  if (id === null) return fault === 'unauthorized' ? 'authentication' : null
  const own = tasks()[index]
  // A search through thousands of tasks for each of them would take minutes.
  const named = nameOf(own, 'taskUUID') === id
  return nameOf(named ? own : tasks().find((task) => nameOf(task, 'taskUUID') === id), 'taskType')
}

const nameOf = (task: unknown, name: string): string | null => {
  const value = isRecord(task) ? task[name] : undefined
  return typeof value === 'string' ? value : null
}

/** The request's tasks, read once and only when an answer has to repeat something of them. */
function requestedTasks({ request }: Scene): () => readonly unknown[] {
  let tasks: readonly unknown[] | null = null
  return () => {
    if (tasks === null) {
      const body = request.body === null ? [] : readJson(request.body)
      tasks = Array.isArray(body) ? body : []
    }
    return tasks
  }
}
