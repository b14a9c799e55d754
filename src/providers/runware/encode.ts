import { dice } from '../../core/dice.ts'
import type { HttpRequest } from '../../core/exchange.ts'
import type { Intent, Submit } from '../../core/intent.ts'
import type { Format } from '../../core/job.ts'
import { assertMet } from '../../core/unmet.ts'
import { abilities } from './abilities.ts'

export const MODEL = 'google:2@3'

/** An account task wants a UUID and no one asks for it again, so that it may always be the same. */
export const ACCOUNT_TASK = dice('runware').uuid('account task')

type Task = Readonly<Record<string, unknown>>

/** The request for an intent; throws a `RangeError` for what this provider cannot do. */
export function encode(intent: Intent, key: string): HttpRequest {
  const authorization = intent.kind === 'authenticate' ? {} : { authorization: `Bearer ${key}` }
  return {
    method: 'POST',
    path: '/v1',
    headers: { accept: 'application/json', ...authorization, 'content-type': 'application/json' },
    body: JSON.stringify([taskOf(intent)]),
  }
}

/** One intent as one task. */
export function taskOf(intent: Intent): Task {
  switch (intent.kind) {
    case 'submit':
      return imageInference(intent)
    case 'poll':
      return { taskType: 'getResponse', taskUUID: intent.id }
    case 'balance':
      return { taskType: 'accountManagement', taskUUID: ACCOUNT_TASK, operation: 'getDetails' }
    case 'authenticate':
      return { taskType: 'authentication', apiKey: intent.key }
    case 'cancel':
    case 'list':
      throw new RangeError(`Runware has no task for "${intent.kind}"`)
    default:
      return intent satisfies never
  }
}

const outputTypes = {
  none: 'URL',
  base64: 'base64Data',
  'data-uri': 'dataURI',
} as const satisfies Record<Submit['inline'], string>

const outputFormats = { jpg: 'JPG', png: 'PNG', webp: 'WEBP' } as const satisfies Record<
  Format,
  string
>

function imageInference(submit: Submit): Task {
  assertMet(submit, { name: 'Runware', abilities })
  return {
    taskType: 'imageInference',
    taskUUID: submit.id,
    model: MODEL,
    positivePrompt: submit.prompt,
    width: submit.size.width,
    height: submit.size.height,
    outputType: outputTypes[submit.inline],
    outputFormat: outputFormats[submit.format],
    numberResults: submit.count,
    deliveryMethod: submit.delivery,
    ...(submit.hook !== null && { webhookURL: submit.hook }),
    ...(submit.costShown && { includeCost: true }),
    ...(submit.quality !== null && { outputQuality: submit.quality }),
    ...(submit.keepMs !== null && { ttl: submit.keepMs / 1000 }),
    ...(submit.uploadTo !== null && { uploadEndpoint: submit.uploadTo }),
  }
}
