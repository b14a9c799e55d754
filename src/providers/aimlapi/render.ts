import { assert } from '../../core/assert.ts'
import type { Dice } from '../../core/dice.ts'
import { type HttpResponse, respond } from '../../core/exchange.ts'
import { type Refusal, refuse } from '../../core/fault.ts'
import { type JobView, mediaTypes, type Result } from '../../core/job.ts'
import type { Answer } from '../../core/outcome.ts'
import { type Scene, toUnits } from '../../core/provider.ts'
import type { Quirks } from '../../core/quirk.ts'
import { price } from './abilities.ts'
import { complaint } from './complaint.ts'
import { faultOfFailure, faults } from './faults.ts'

/** The answer to a call; there are no batches here. */
export function render([answer]: readonly Answer[], scene: Scene): HttpResponse {
  assert(answer !== undefined, 'aimlapi renders one answer, got none')
  const { outcome } = answer
  switch (outcome.kind) {
    case 'job':
      return outcome.job.state === 'failed'
        ? refused(failure(outcome.job), scene)
        : generated(outcome.job, scene)
    case 'balance':
      return respond(200, balance(outcome.microUsd, scene))
    case 'refused':
      return refused(outcome, scene)
    case 'cancelled':
    case 'list':
    case 'authenticated':
    case 'nothing':
      throw new Error(`AI/ML API has no answer of the kind "${outcome.kind}"`)
    default:
      return outcome satisfies never
  }
}

function generated({ results, costMicroUsd, state }: JobView, scene: Scene): HttpResponse {
  assert(state === 'succeeded', `aimlapi holds its answer until the job is done, not ${state}`)
  const { quirks } = scene
  const data = results.map((result) => item(result, quirks))
  const status = quirks.has('aimlapi/status-201') ? 201 : 200
  if (costMicroUsd === null) return respond(status, { data, meta: null }, traces(scene))
  return respond(
    status,
    { data, meta: { usage: usage(costMicroUsd, quirks) } },
    {
      ...traces(scene),
      'x-aimlapi-credits-used': String(toUnits(costMicroUsd, price)),
      'x-aimlapi-usd-spent': toUsd(costMicroUsd).toFixed(9), // DOCS "0.001240000"
    },
  )
}

const item = ({ format, url, base64, prompt }: Result, quirks: Quirks) => {
  const more = quirks.has('aimlapi/mime-type-and-prompt')
  return {
    ...(more && { mime_type: mediaTypes[format] }),
    ...(base64 === null ? { url } : { b64_json: base64 }),
    ...(more && prompt !== null && { prompt }),
  }
}

const usage = (costMicroUsd: number, quirks: Quirks) => ({
  [quirks.has('aimlapi/tokens-used') ? 'tokens_used' : 'credits_used']: toUnits(
    costMicroUsd,
    price,
  ),
  ...(quirks.has('aimlapi/usd-spent') && { usd_spent: toUsd(costMicroUsd) }),
})

const toUsd = (microUsd: number): number => microUsd / 1_000_000

/** In dollars (fields DOCS, unit INFERRED), or at the older address in credits (DOCS). */
function balance(microUsd: number, { operation, now }: Scene) {
  if (operation !== 'getLegacyBalance') {
    return { current_balance: toUsd(microUsd), currency: 'USD' }
  }
  const credits = toUnits(microUsd, price)
  return {
    balance: credits,
    lowBalance: credits < LOW_BALANCE,
    lowBalanceThreshold: LOW_BALANCE,
    lastUpdated: new Date(now).toISOString(),
    autoDebitStatus: 'disabled',
    status: 'current',
    statusExplanation: 'The balance is up to date',
  }
}

/** In credits: DOCS, the threshold of the one sample. */
const LOW_BALANCE = 10_000

/** A synchronous call has no other way to say that its job failed. INFERRED. */
function failure(job: JobView): Refusal {
  const message = job.failure?.message ?? faults['generation-failed'].message
  return refuse(faultOfFailure(message), { message })
}

/** Five fields, the status as a string in the one documented sample (DOCS general-info.md). */
function refused(refusal: Refusal, scene: Scene): HttpResponse {
  const { status } = faults[refusal.fault]
  return respond(
    status,
    {
      message: complaint(refusal),
      path: scene.request.path,
      requestId: scene.dice.uuid('request'),
      statusCode: String(status),
      timestamp: new Date(scene.now).toISOString(),
    },
    traces(scene),
  )
}

/** DOCS request tracing: a name outside the pattern is dropped, not refused. */
const clientIdShape = /^[\w.:-]{1,128}$/

/** DOCS request tracing: on answers of inference endpoints, whether or not they succeed, and in
 *  the sight of browsers, which name their origin. There is no `Retry-After` (DOCS usage logs). */
function traces({ request, operation, dice }: Scene): Record<string, string> {
  if (operation !== 'generateImage') return {}
  const { origin, 'x-client-request-id': given } = request.headers
  return {
    'x-inference-id': inferenceId(dice),
    ...(given !== undefined && clientIdShape.test(given) && { 'x-client-request-id': given }),
    ...(origin !== undefined && { 'access-control-expose-headers': exposed }),
  }
}

const exposed = [
  'x-inference-id',
  'x-client-request-id',
  'x-aimlapi-credits-used',
  'x-aimlapi-usd-spent',
].join(', ')

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-'

/** 21 characters of 64, as in the one sample (DOCS `V1StGXR8Z5jdHi6BmyT8k`). */
const inferenceId = (dice: Dice): string =>
  Array.from(Buffer.from(dice.hex('inference', 42), 'hex'), (byte) => alphabet[byte % 64]).join('')
