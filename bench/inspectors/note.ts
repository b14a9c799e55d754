import { plainSubmit } from '../../src/conformance/draw.ts'
import { keyRemover } from '../../src/conformance/key.ts'
import type { Knock, Who } from '../../src/conformance/script.ts'
import type { Note } from '../../src/conformance/target.ts'
import { type Violation, violations } from '../../src/core/contract.ts'
import { type HttpRequest, readJson } from '../../src/core/exchange.ts'
import type { Intent } from '../../src/core/intent.ts'
import type { Provider } from '../../src/core/provider.ts'
import { type Match, router } from '../../src/core/route.ts'

/** The key that every tool is given; it begins as a script's caller's does, for faults that look. */
export const CALLER_KEY = 'caller-of-the-bench'
/** Of another account, for whoever has a use for one. */
export const OTHER_KEY = 'stranger-of-the-bench'

export const keysOfTools: ReadonlySet<string> = new Set([CALLER_KEY, OTHER_KEY])

const ANY_ID = '0d3f6c86-57a4-4f0e-8f5a-2b8f4a2c9e22'

/**
 * What a planted fault wants to know of a request, read off its bytes alone: behind a port nobody
 * says who calls, what is meant and what is broken.
 */
export function noteOf(request: HttpRequest, provider: Provider): Note {
  const key = provider.dialect.key(request, [])
  const who = whoHas(key)
  const match = router(provider.contract)(request.method, request.path.split('?')[0] ?? '')
  // As in a script: what is broken was to be a submit.
  const intent = plainSubmit(provider, ANY_ID)
  const plain = provider.dialect.encode(intent, key ?? CALLER_KEY)
  const sound = key === null ? keyRemover(provider)(plain) : plain
  const knocked = knockOf(request, key)
  if (knocked !== null)
    return {
      who: 'nobody',
      intent,
      broken: knocked,
      sound: provider.dialect.encode(intent, CALLER_KEY),
    }
  if (typeof match === 'string') return { who, intent, broken: match, sound }
  const broken = brokenIn(request, match)
  if (broken !== null) return { who, intent, broken, sound }
  return { who, intent: intentOf(request, { provider, match }), broken: null, sound: request }
}

/** How a key is shown that is none, in the words of the inspectors. */
function knockOf({ headers }: HttpRequest, key: string | null): Knock | null {
  const { authorization } = headers
  if (authorization === undefined || (key !== null && key !== '')) return null
  return /^bearer *$/i.test(authorization) ? 'empty-key' : 'other-scheme'
}

/** Our mocks refuse keys that begin so. */
const REFUSED = 'invalid'

function whoHas(key: string | null): Who {
  if (key === null || key === '') return 'nobody'
  if (key.startsWith(REFUSED)) return 'intruder'
  return key === CALLER_KEY ? 'caller' : 'stranger'
}

function intentOf(
  request: HttpRequest,
  { provider, match }: { readonly provider: Provider; readonly match: Match },
): Intent | null {
  const query = Object.fromEntries(new URLSearchParams(request.path.split('?')[1] ?? ''))
  const { headers } = request
  const body = request.body === null ? undefined : unit(readJson(request.body))
  const call = { operation: match.operation.id, path: match.path, query, headers, body }
  const read = provider.dialect.parse(call)
  return read.kind === 'refused' ? null : read
}

/** A batch of one is its one task. */
const unit = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value)

/** The one constraint that is broken, in the words of `breakage`; with several broken, no fault lets
 *  the request through that overlooks just one. */
function brokenIn({ body, path }: HttpRequest, { operation, ...match }: Match): string | null {
  const query = Object.fromEntries(new URLSearchParams(path.split('?')[1] ?? ''))
  const asked = { path: match.path, query, header: {} }
  if (operation.parameters !== null && violations(operation.parameters, asked).length > 0)
    return 'parameters'
  if (operation.body === null) return null
  const value = body === null || body.length === 0 ? undefined : readJson(body)
  if (value === undefined) return 'not-json'
  const found = violations(operation.body.judge, value)
  const places = new Set(found.map(({ pointer }) => pointer))
  const [first] = found.toSorted((a, b) => Number(b.rule === 'type') - Number(a.rule === 'type'))
  if (first === undefined) return null
  return places.size === 1 ? labelOf(first) : 'several'
}

function labelOf({ pointer, rule, actual }: Violation): string {
  if (rule === 'additionalProperties' || rule === 'unevaluatedProperties') return '/surplus: added'
  const how =
    actual === undefined && rule === 'required'
      ? 'dropped'
      : actual === ''
        ? 'emptied'
        : (hows[rule] ?? 'out of range')
  // A batch of one is its one task.
  return `${pointer.replace(/^\/\d+(?=\/)/, '')}: ${how}`
}

/** How a value is wrong, by the keyword that finds it so. */
const hows: Readonly<Record<string, string>> = {
  type: 'retyped',
  maxLength: 'too long',
  minLength: 'emptied',
  maximum: 'too great',
  exclusiveMaximum: 'too great',
  minimum: 'too small',
  exclusiveMinimum: 'too small',
}
