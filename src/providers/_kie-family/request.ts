import type { Violation } from '../../core/contract.ts'
import { type HttpRequest, isRecord } from '../../core/exchange.ts'
import { type Refusal, refuse } from '../../core/fault.ts'
import type { Intent, Submit } from '../../core/intent.ts'
import type { Call } from '../../core/provider.ts'
import { abilities, defaults, MODEL, PROMPT_CHARS_MAX, ratioOf, sizeOf } from './abilities.ts'

/** SEED createTask; DOCS get-task-detail and get-account-credits. */
const paths = {
  submit: '/api/v1/jobs/createTask',
  poll: '/api/v1/jobs/recordInfo',
  balance: '/api/v1/chat/credit',
} as const

/** Throws for what these providers cannot be asked. */
export function encode(intent: Intent, key: string): HttpRequest {
  const headers = { authorization: `Bearer ${key}` }
  switch (intent.kind) {
    case 'submit':
      return encodeSubmit(intent, headers)
    case 'poll': {
      const path = `${paths.poll}?taskId=${encodeURIComponent(intent.id)}`
      return { method: 'GET', path, headers, body: null }
    }
    case 'balance':
      return { method: 'GET', path: paths.balance, headers, body: null }
    case 'cancel':
    case 'list':
    case 'authenticate':
      throw new Error(`kie.ai and its like have no request for "${intent.kind}"`)
    default:
      return intent satisfies never
  }
}

type Headers = Readonly<Record<string, string>>

function encodeSubmit(submit: Submit, headers: Headers): HttpRequest {
  const unmet = demands.find(({ holds }) => !holds(submit))
  if (unmet !== undefined) throw new Error(`kie.ai and its like cannot be asked: ${unmet.what}`)
  const { hook } = submit
  return {
    method: 'POST',
    path: paths.submit,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({
      model: MODEL,
      ...(hook === null ? {} : { callBackUrl: hook }),
      input: inputOf(submit),
    }),
  }
}

const inputOf = ({ prompt, negativePrompt, size, count, seed }: Submit) => ({
  prompt,
  ...(negativePrompt === null ? {} : { negative_prompt: negativePrompt }),
  aspect_ratio: ratioOf(size),
  num_images: String(count), // SEED: the count is a string, "1" to "4".
  ...(seed === null ? {} : { seed }),
})

interface Demand {
  readonly what: string
  holds(submit: Submit): boolean
}

const demands: readonly Demand[] = [
  { what: 'the provider chooses the id', holds: ({ id }) => id === null },
  { what: 'a prompt has at most 5000 characters', holds: ({ prompt }) => fits(prompt) },
  {
    what: 'a negative prompt has at most 5000 characters',
    holds: ({ negativePrompt }) => fits(negativePrompt ?? ''),
  },
  {
    what: 'a size is one of five, each with its ratio',
    holds: ({ size }) => ratioOf(size) !== undefined,
  },
  {
    what: 'one request draws 1 to 4 images',
    holds: ({ count }) => Number.isInteger(count) && count >= 1 && count <= abilities.countMax,
  },
  { what: 'a seed is whole', holds: ({ seed }) => seed === null || Number.isInteger(seed) },
  { what: 'the format is png', holds: ({ format }) => format === 'png' },
  { what: 'a result is a URL', holds: ({ inline }) => inline === 'none' },
  { what: 'tasks are asynchronous', holds: ({ delivery }) => delivery === 'async' },
  { what: 'answers do not tell the cost', holds: ({ costShown }) => !costShown },
]

/** JSON Schema counts code points. */
const fits = (text: string): boolean =>
  text.length <= PROMPT_CHARS_MAX || [...text].length <= PROMPT_CHARS_MAX

/** The intent of a call that kept the contract. */
export function parse({ operation, query, body }: Call): Intent | Refusal {
  switch (operation) {
    case 'createTask':
      return parseSubmit(isRecord(body) ? body : {})
    case 'getTask':
      return { kind: 'poll', id: query.taskId ?? '' }
    case 'getCredit':
      return { kind: 'balance' }
    default:
      throw new Error(`kie.ai and its like have no operation "${operation}"`)
  }
}

function parseSubmit(body: Record<string, unknown>): Submit | Refusal {
  const { model, callBackUrl, input } = body
  if (!isRecord(input)) return refuse('invalid', { violations: [noPrompt] })
  return {
    kind: 'submit',
    id: null,
    prompt: String(input.prompt),
    negativePrompt: typeof input.negative_prompt === 'string' ? input.negative_prompt : null,
    size: sizeOf(input.aspect_ratio),
    count: Number(input.num_images ?? defaults.count),
    seed: typeof input.seed === 'number' ? input.seed : null,
    format: 'png',
    inline: 'none',
    delivery: 'async',
    hook: typeof callBackUrl === 'string' ? callBackUrl : null,
    costShown: false,
    // DOCS get-task-detail, example of `param`: these three in this order, encoded once.
    echo: JSON.stringify({ model, callBackUrl, input }),
  }
}

/** SEED requires `input.prompt` but not `input`: the one gap that no task can be made of. */
const noPrompt: Violation = {
  pointer: '/input/prompt',
  field: 'prompt',
  rule: 'required',
  limit: null,
  actual: undefined,
  message: 'is required',
  schemaPath: '#/paths/~1api~1v1~1jobs~1createTask/post',
}
