import { type HttpResponse, isRecord, readJson } from '../../core/exchange.ts'
import { type Refusal, refuse } from '../../core/fault.ts'
import type { Intent } from '../../core/intent.ts'
import type { Format, Result } from '../../core/job.ts'
import type { Outcome } from '../../core/outcome.ts'
import { toMicroUsd } from '../../core/provider.ts'
import { price } from './abilities.ts'
import { faultOf } from './faults.ts'
import { files } from './files.ts'

type Json = Readonly<Record<string, unknown>>

/** What an answer means; takes every shape that was recorded or documented at some time. */
export function read(response: HttpResponse, intent: Intent): Outcome {
  const body = readJson(response.body)
  const status = statusOf(response, body)
  if (status >= 400) return refusal(status, body, response)
  if (isRecord(body) && intent.kind === 'balance') return balance(body) ?? foreign(response)
  if (isRecord(body) && intent.kind === 'submit') return job(body, response) ?? foreign(response)
  return foreign(response)
}

/** A refusal names its status again in the body, there as a string (DOCS). */
function statusOf({ status }: HttpResponse, body: unknown): number {
  if (status >= 400 || !isRecord(body)) return status
  return number(body.statusCode) ?? (isRecord(body.error) ? 500 : status)
}

function refusal(status: number, body: unknown, response: HttpResponse): Refusal {
  const message = isRecord(body) ? messageOf(body) : foreign(response).message
  return refuse(faultOf(status, message), { message })
}

/** `{message}` (DOCS), or `{error:{message}}` as a published client expects it (CODE). */
function messageOf({ message, error }: Json): string | null {
  return text(message) ?? text(error) ?? (isRecord(error) ? text(error.message) : null)
}

const QUOTED_MAX = 120

function foreign({ status, headers, body }: HttpResponse): Refusal {
  const said = typeof body === 'string' ? body : new TextDecoder().decode(body)
  const what = `HTTP ${status}, ${headers['content-type'] ?? 'no content type'}`
  return refuse('internal', {
    message: `Expected an answer of AI/ML API, got ${what}: ${said.slice(0, QUOTED_MAX)}`,
  })
}

/** Newer `current_balance` is in dollars (INFERRED), older `balance` in credits (DOCS). */
function balance(body: Json): Outcome | null {
  const dollars = number(body.current_balance)
  if (dollars !== null) return { kind: 'balance', microUsd: Math.round(dollars * 1_000_000) }
  const credits = number(body.balance)
  return credits === null ? null : { kind: 'balance', microUsd: toMicroUsd(credits, price) }
}

/** `data` may be null or absent (DOCS); a sibling model says `images` (DOCS). */
function job(body: Json, { headers }: HttpResponse): Outcome | null {
  if (!['data', 'images', 'meta'].some((name) => name in body)) return null
  const items = body.data ?? body.images ?? []
  if (!Array.isArray(items)) return null
  return {
    kind: 'job',
    job: {
      id: '',
      phase: 'completed',
      state: 'succeeded',
      createdAt: null,
      updatedAt: null,
      finishedAt: null,
      results: items.filter(isRecord).map(result),
      failure: null,
      costMicroUsd: cost(body, headers),
      echo: null,
    },
  }
}

/** `credits_used` (DOCS, current), `tokens_used` (SEED), the header (DOCS), `usd_spent` (DOCS). */
function cost({ meta }: Json, headers: HttpResponse['headers']): number | null {
  const usage = isRecord(meta) && isRecord(meta.usage) ? meta.usage : {}
  const credits =
    number(usage.credits_used) ??
    number(usage.tokens_used) ??
    number(headers['x-aimlapi-credits-used'])
  if (credits !== null) return toMicroUsd(credits, price)
  const dollars = number(usage.usd_spent) ?? number(headers['x-aimlapi-usd-spent'])
  return dollars === null ? null : Math.round(dollars * 1_000_000)
}

function result(item: Json): Result {
  const url = text(item.url)
  return {
    id: (url === null ? null : idOf(url)) ?? '',
    state: 'succeeded',
    format: formatOf(text(item.mime_type) ?? text(item.content_type) ?? url ?? ''),
    url,
    base64: text(item.b64_json),
    seed: number(item.seed),
    prompt: text(item.prompt) ?? text(item.revised_prompt),
    costMicroUsd: null,
    failure: null,
  }
}

/** The path may stand below another host's prefix. */
function idOf(url: string): string | null {
  const start = url.indexOf('/generations/')
  return start < 0 ? null : files.id(url.slice(start))
}

const endings: readonly (readonly [RegExp, Format])[] = [
  [/jpe?g$/i, 'jpg'],
  [/webp$/i, 'webp'],
]

const formatOf = (name: string): Format => endings.find(([end]) => end.test(name))?.[1] ?? 'png'

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

function number(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  return typeof value === 'string' && /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : null
}
