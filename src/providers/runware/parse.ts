import { assert } from '../../core/assert.ts'
import { isRecord } from '../../core/exchange.ts'
import type { Intent, Submit } from '../../core/intent.ts'
import type { Format } from '../../core/job.ts'
import type { Call } from '../../core/provider.ts'
import type { Echo } from './echo.ts'

type Task = Readonly<Record<string, unknown>>

/** The intent of one task that kept the contract. */
export function parse({ operation, body }: Call): Intent {
  assert(operation === 'postTasks' && isRecord(body), `runware has no operation ${operation}`)
  const meaning = meanings[String(body.taskType)]
  assert(meaning !== undefined, `runware has no task ${body.taskType}`)
  return meaning(body)
}

const meanings: Readonly<Record<string, (task: Task) => Intent>> = {
  authentication: (task) => ({ kind: 'authenticate', key: String(task.apiKey) }),
  imageInference,
  getResponse: (task) => ({ kind: 'poll', id: String(task.taskUUID) }),
  accountManagement: () => ({ kind: 'balance' }),
}

const inlines: Readonly<Record<string, Submit['inline']>> = {
  base64Data: 'base64',
  dataURI: 'data-uri',
}

/** In either case: lower is no part of the contract, but a quirk lets it through. */
const formats: Readonly<Record<string, Format>> = { PNG: 'png', WEBP: 'webp' }

function imageInference(task: Task): Submit {
  const hook = typeof task.webhookURL === 'string' ? task.webhookURL : null
  const inline = inlines[String(task.outputType)] ?? 'none'
  const echo: Echo = { inline, checked: isChecked(task.safety) }
  return {
    kind: 'submit',
    id: String(task.taskUUID),
    prompt: String(task.positivePrompt),
    negativePrompt: null,
    size: { width: Number(task.width), height: Number(task.height) },
    count: typeof task.numberResults === 'number' ? task.numberResults : 1,
    seed: null,
    format: formats[String(task.outputFormat).toUpperCase()] ?? 'jpg',
    inline,
    // DOCS sdk-python README: naming a webhook alone makes the task asynchronous.
    delivery: task.deliveryMethod === 'async' || hook !== null ? 'async' : 'sync',
    hook,
    costShown: task.includeCost === true,
    quality: typeof task.outputQuality === 'number' ? task.outputQuality : null,
    keepMs: typeof task.ttl === 'number' ? task.ttl * 1000 : null,
    uploadTo: typeof task.uploadEndpoint === 'string' ? task.uploadEndpoint : null,
    echo,
  }
}

/** Each of the two switches the check on (SEED). */
const isChecked = (safety: unknown): boolean =>
  isRecord(safety) && (safety.checkContent === true || safety.mode === 'fast')

/** The UUID that a task gives itself, whether or not it keeps the contract. */
export const unitId = (body: unknown): string | null =>
  isRecord(body) && typeof body.taskUUID === 'string' ? body.taskUUID : null
