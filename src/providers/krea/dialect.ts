import { type HttpResponse, isRecord, readJson, respond } from '../../core/exchange.ts'
import { refuse } from '../../core/fault.ts'
import type { Intent } from '../../core/intent.ts'
import type { Answer, Outcome } from '../../core/outcome.ts'
import { bearer, type Dialect, type Scene } from '../../core/provider.ts'
import type { Quirks } from '../../core/quirk.ts'
import { createdBody, excerpt, jobBody, readJob, viewOf } from './job.ts'
import { readRefusal, renderRefusal } from './refusal.ts'
import { encode, parse } from './request.ts'

/** SEED: one call is one intent, and the key is a bearer token. */
export const dialect: Dialect = { encode, read, parse, render, key: bearer }

function render([answer]: readonly Answer[], { quirks }: Scene): HttpResponse {
  if (answer === undefined) throw new Error('Krea answers one call with one answer, got none')
  const { intent, outcome } = answer
  switch (outcome.kind) {
    case 'job':
      return respond(
        200,
        intent?.kind === 'submit' ? createdBody(outcome.job) : jobBody(outcome.job, quirks),
      )
    case 'cancelled':
      return { status: 200, headers: {}, body: '' } // DOCS DELETE /jobs/{id}: 200 without content.
    case 'list':
      return respond(200, listBody(outcome, quirks))
    case 'refused':
      return renderRefusal(outcome, quirks)
    case 'balance':
    case 'authenticated':
    case 'nothing':
      throw new Error(`Krea has no answer for "${outcome.kind}"`)
    default:
      return outcome satisfies never
  }
}

/** DOCS GET /jobs: the cursor of the next page is an instant, null on the last page. */
const listBody = ({ jobs, before }: Extract<Outcome, { kind: 'list' }>, quirks: Quirks) => ({
  items: jobs.map((job) => jobBody(job, quirks)),
  next_cursor: before === null ? null : new Date(before).toISOString(),
})

function read(response: HttpResponse, intent: Intent): Outcome {
  const done = response.status >= 200 && response.status < 300
  if (done && intent.kind === 'cancel') return { kind: 'cancelled', id: intent.id }
  const body = readJson(response.body)
  if (body === undefined) return foreign(response)
  if (!done) return readRefusal(response, body)
  return intent.kind === 'list' ? readList(body) : readJob(body)
}

function readList(body: unknown): Outcome {
  if (!isRecord(body) || !Array.isArray(body.items)) {
    return refuse('internal', { message: `expected a list of jobs, got ${excerpt(body)}` })
  }
  const next = typeof body.next_cursor === 'string' ? Date.parse(body.next_cursor) : Number.NaN
  return {
    kind: 'list',
    jobs: body.items.flatMap((item: unknown) => viewOf(item) ?? []),
    before: Number.isNaN(next) ? null : next,
  }
}

/** CODE: Cloudflare stands before Krea and answers in HTML. */
function foreign({ status, headers, body }: HttpResponse): Outcome {
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body)
  const type = headers['content-type'] ?? 'no content type'
  return refuse('internal', {
    message: `expected JSON, got HTTP ${status}, ${type}: ${excerpt(text)}`,
  })
}
