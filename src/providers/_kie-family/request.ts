import type { Violation } from '../../core/contract.ts'
import { type HttpRequest, isRecord } from '../../core/exchange.ts'
import { type Refusal, refuse } from '../../core/fault.ts'
import type { Intent, Submit } from '../../core/intent.ts'
import type { Call } from '../../core/provider.ts'
import { ratioOf, sizeOf } from '../../core/ratio.ts'
import { assertMet } from '../../core/unmet.ts'
import { abilities, MODEL } from './abilities.ts'

const { sizes, sizeDefault } = abilities

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
  assertMet(submit, { name: 'The kie.ai family', abilities })
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
  aspect_ratio: ratioOf(size, sizes),
  num_images: String(count), // SEED: the count is a string, "1" to "4".
  ...(seed === null ? {} : { seed }),
})

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
  const { callBackUrl, input } = body
  if (!isRecord(input)) return refuse('invalid', { violations: [noPrompt] })
  return {
    kind: 'submit',
    id: null,
    prompt: String(input.prompt),
    negativePrompt: typeof input.negative_prompt === 'string' ? input.negative_prompt : null,
    size: sizeOf(input.aspect_ratio, sizes) ?? sizeDefault,
    count: Number(input.num_images ?? 1), // SEED default '1'
    seed: typeof input.seed === 'number' ? input.seed : null,
    format: 'png',
    inline: 'none',
    delivery: 'async',
    hook: typeof callBackUrl === 'string' ? callBackUrl : null,
    costShown: false,
    quality: null,
    keepMs: null,
    uploadTo: null,
    echo: body,
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
