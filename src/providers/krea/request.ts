import type { Violation } from '../../core/contract.ts'
import { type HttpRequest, isRecord } from '../../core/exchange.ts'
import { type Refusal, refuse } from '../../core/fault.ts'
import type { Intent, List, Submit } from '../../core/intent.ts'
import type { Call } from '../../core/provider.ts'
import { assertMet } from '../../core/unmet.ts'
import { abilities } from './abilities.ts'

const CREATE = '/generate/image/google/imagen-4-fast'

/** SEED: no seed is a fixed one, so the default repeats itself. */
const SEED_DEFAULT = 1337

/** DOCS GET /jobs. */
const LIMIT_DEFAULT = 100

/** Throws for what Krea cannot be asked. */
export function encode(intent: Intent, key: string): HttpRequest {
  const headers = { authorization: `Bearer ${key}` }
  switch (intent.kind) {
    case 'submit':
      return encodeSubmit(intent, headers)
    case 'poll':
      return { method: 'GET', path: jobPath(intent.id), headers, body: null }
    case 'cancel':
      return { method: 'DELETE', path: jobPath(intent.id), headers, body: null }
    case 'list':
      return { method: 'GET', path: listPath(intent), headers, body: null }
    case 'balance':
    case 'authenticate':
      throw new Error(`Krea has no request for "${intent.kind}"`)
    default:
      return intent satisfies never
  }
}

const jobPath = (id: string): string => `/jobs/${encodeURIComponent(id)}`

function listPath({ before, limit, phase }: List): string {
  const query = new URLSearchParams({ limit: String(limit) })
  if (before !== null) query.set('cursor', new Date(before).toISOString())
  if (phase !== null) query.set('status', phase)
  return `/jobs?${query}`
}

type Headers = Readonly<Record<string, string>>

function encodeSubmit(submit: Submit, headers: Headers): HttpRequest {
  assertMet(submit, { name: 'Krea', abilities })
  const { prompt, size, seed, hook } = submit
  return {
    method: 'POST',
    path: CREATE,
    headers: {
      ...headers,
      'content-type': 'application/json',
      ...(hook === null ? {} : { 'x-webhook-url': hook }),
    },
    body: JSON.stringify({
      prompt,
      width: size.width,
      height: size.height,
      ...(seed === null ? {} : { seed }),
    }),
  }
}

/** The intent of a call that kept the contract. */
export function parse({ operation, path, query, headers, body }: Call): Intent | Refusal {
  switch (operation) {
    case 'createImage':
      return parseSubmit(isRecord(body) ? body : {}, headers['x-webhook-url'] ?? null)
    case 'getJob':
      return { kind: 'poll', id: path.id ?? '' }
    case 'cancelJob':
      return { kind: 'cancel', id: path.id ?? '' }
    case 'listJobs':
      return parseList(query)
    default:
      throw new Error(`Krea has no operation "${operation}"`)
  }
}

function parseSubmit(body: Record<string, unknown>, hook: string | null): Submit {
  const { width, height } = abilities.sizeDefault
  return {
    kind: 'submit',
    id: null,
    prompt: String(body.prompt),
    negativePrompt: null,
    size: { width: number(body.width, width), height: number(body.height, height) },
    count: 1,
    seed: number(body.seed, SEED_DEFAULT),
    format: 'png', // CODE: the results seen are PNG, and no field asks for another.
    inline: 'none',
    delivery: 'async',
    hook,
    costShown: false,
    quality: null,
    keepMs: null,
    uploadTo: null,
    echo: null,
  }
}

const number = (value: unknown, absent: number): number =>
  typeof value === 'number' ? value : absent

/** DOCS GET /jobs; `types` is taken and ignored: all jobs here are of the one type. */
function parseList({ cursor, limit, status }: Readonly<Record<string, string>>): List | Refusal {
  const before = cursor === undefined ? null : Date.parse(cursor)
  if (Number.isNaN(before)) return refuse('invalid', { violations: [noInstant(cursor)] })
  return {
    kind: 'list',
    before,
    limit: limit === undefined ? LIMIT_DEFAULT : Math.floor(Number(limit)),
    phase: status ?? null,
  }
}

/** A leap second is a date-time to the contract and no instant to us. */
const noInstant = (cursor: string | undefined): Violation => ({
  pointer: '/query/cursor',
  field: 'cursor',
  rule: 'format',
  limit: 'date-time',
  actual: cursor,
  message: 'must be an instant in ISO 8601',
  schemaPath: '#/paths/~1jobs/get/parameters/0/schema/format',
})
