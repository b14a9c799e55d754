import { assert } from '../../core/assert.ts'
import { type HttpResponse, respond } from '../../core/exchange.ts'
import { type Refusal, refuse } from '../../core/fault.ts'
import { type JobView, mediaTypes, type Result } from '../../core/job.ts'
import type { Answer } from '../../core/outcome.ts'
import { type Scene, toUnits } from '../../core/provider.ts'
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
      return respond(200, balance(outcome.microUsd), traces(scene))
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

/** Documented fidelity: `credits_used`, as the document requires since 2026-01-16 (DOCS). */
function generated({ results, costMicroUsd, state }: JobView, scene: Scene): HttpResponse {
  assert(state === 'succeeded', `aimlapi holds its answer until the job is done, not ${state}`)
  const data = results.map(item)
  if (costMicroUsd === null) return respond(200, { data, meta: null }, traces(scene))
  const credits = toUnits(costMicroUsd, price)
  return respond(
    200,
    { data, meta: { usage: { credits_used: credits } } },
    {
      ...traces(scene),
      'x-aimlapi-credits-used': String(credits),
      'x-aimlapi-usd-spent': (costMicroUsd / 1_000_000).toFixed(9), // DOCS "0.001240000"
    },
  )
}

/** Undeclared `mime_type` and `prompt` stand in every documented sample (SEED). */
const item = ({ format, url, base64, prompt }: Result) => ({
  mime_type: mediaTypes[format],
  ...(base64 === null ? { url } : { b64_json: base64 }),
  ...(prompt !== null && { prompt }),
})

/** In dollars: fields DOCS, unit INFERRED. */
const balance = (microUsd: number) => ({ current_balance: microUsd / 1_000_000, currency: 'USD' })

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

function traces({ request, dice }: Scene): Record<string, string> {
  const given = request.headers['x-client-request-id']
  return {
    'x-inference-id': dice.uuid('inference'),
    ...(given !== undefined && clientIdShape.test(given) && { 'x-client-request-id': given }),
  }
}
