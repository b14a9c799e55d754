import { dice } from '../../core/dice.ts'
import type { HttpRequest } from '../../core/exchange.ts'
import type { Intent, Submit } from '../../core/intent.ts'
import type { Format, Size } from '../../core/job.ts'
import { aspectRatios } from '../../core/provider.ts'
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
  const unable = unables.find(([breaks]) => breaks(submit))
  if (unable !== undefined) throw new RangeError(`Runware cannot do this: ${unable[1]}`)
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
  }
}

/** What a caller may want and cannot have here, or must give and did not. */
const unables: readonly (readonly [breaks: (submit: Submit) => boolean, what: string])[] = [
  [({ id }) => id === null, 'a task without an id of the caller'],
  [({ prompt }) => !within([...prompt].length, abilities.prompt), 'a prompt outside 2 to 3000'],
  [({ negativePrompt }) => negativePrompt !== null, 'a negative prompt'],
  [({ size }) => !isServed(size), 'a size outside the five pairs'],
  [({ count }) => !within(count, { min: 1, max: abilities.countMax }), 'other than 1 to 20 images'],
  [({ seed }) => seed !== null, 'a chosen seed'],
  [
    ({ hook, delivery }) => hook !== null && delivery === 'sync',
    'a webhook and a held answer: naming a webhook makes the task asynchronous',
  ],
]

const within = (value: number, { min, max }: { readonly min: number; readonly max: number }) =>
  Number.isInteger(value) && value >= min && value <= max

const isServed = ({ width, height }: Size): boolean =>
  aspectRatios.some((ratio) => {
    const size = abilities.sizes[ratio]
    return size.width === width && size.height === height
  })
