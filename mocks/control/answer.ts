import { contract } from '../../generated/backlot/contract.ts'
import { type Operation, violations } from '../../src/core/contract.ts'
import { type HttpRequest, type HttpResponse, readJson, respond } from '../../src/core/exchange.ts'
import { type Match, methodsAt, router } from '../../src/core/route.ts'
import { open } from '../kernel/envelope.ts'
import type { Mock } from '../mock.ts'
import type { Ask } from './ask.ts'
import { names } from './clock.ts'
import { fresh, invalid, type Refused, refusal, refused } from './refused.ts'
import { type Route, routes } from './routes.ts'
import { QUOTED_MAX } from './settings.ts'

const ACCOUNT_HEADER = 'x-backlot-account'

/** Answers a control call, its path given from `/__backlot` on. */
export async function answerControl(
  request: HttpRequest,
  served: readonly Mock[],
): Promise<HttpResponse> {
  const [path = '', search = ''] = request.path.split(/\?(.*)/s)
  const match = router(contract)(request.method, path)
  if (match === 'unknown-path') return refusal(refused(match, UNKNOWN_PATH))
  if (match === 'wrong-method') {
    const allow = methodsAt(contract, path).join(', ')
    return refusal(refused(match, `This path knows ${allow} only.`), { allow })
  }
  // The table has a row for each operation of the document.
  const route = routes[match.operation.id as keyof typeof routes]
  const ask = readAsk(request, { match, route, search, served })
  if (ask.kind === 'refused') return refusal(ask)
  const result = await route.answer(ask)
  if (result.kind === 'refused') return refusal(result)
  if (result.value === undefined) return { status: 204, headers: fresh, body: '' }
  return shown(respond(200, result.value, fresh))
}

/** People read this by curl. */
const shown = (response: HttpResponse): HttpResponse => ({
  ...response,
  body: `${JSON.stringify(readJson(response.body), null, 2)}\n`,
})

const UNKNOWN_PATH = 'Nothing is here; GET /__backlot/ lists what is.'

interface Called {
  readonly match: Match
  readonly route: Route
  readonly search: string
  readonly served: readonly Mock[]
}

/** Judges a call by the document, and says whom it means. */
function readAsk(
  request: HttpRequest,
  { match, route, search, served }: Called,
): (Ask & { readonly kind: 'ask' }) | Refused {
  const query = Object.fromEntries(new URLSearchParams(search))
  const stray = Object.keys(query).find((name) => !route.query.includes(name))
  if (stray !== undefined) return unknownParameter(stray, route)
  // The judge turns its texts into what the document asks for, and puts defaults in.
  const given = { path: { ...match.path }, query, header: { ...request.headers } }
  const broken = brokenParameters(match.operation, given)
  if (broken !== null) return broken
  const body = readBody(request, { match, route })
  if (body.kind === 'refused') return body
  const key = readKey(request, route)
  if (typeof key === 'object') return key
  const mocks = chosenMocks(served, query.provider)
  if ('kind' in mocks) return mocks
  return { kind: 'ask', mocks, served, key, path: match.path, query, body: body.value }
}

function unknownParameter(name: string, { query }: Route): Refused {
  const known = query.length === 0 ? 'this path knows none' : `there is ${query.join(', ')}`
  const message = `There is no parameter ${JSON.stringify(name.slice(0, QUOTED_MAX))}; ${known}.`
  return refused('invalid', message, { pointer: `/query/${name.slice(0, QUOTED_MAX)}` })
}

function brokenParameters({ parameters }: Operation, given: unknown): Refused | null {
  if (parameters === null) return null
  const broken = violations(parameters, given)
  return broken.length === 0 ? null : invalid(broken, '')
}

type Read = { readonly kind: 'read'; readonly value: unknown } | Refused

/** What is asked for in a body that nobody reads would happen to everybody. */
function readNone({ body }: HttpRequest, { query, account }: Route): Read {
  const text = body === null ? '' : Buffer.from(body).toString().trim()
  if (text === '' || /^\{\s*\}$/.test(text)) return { kind: 'read', value: undefined }
  const ways = [
    ...query.map((name) => `?${name}=`),
    ...(account === 'scoped' || account === 'needed' ? [`the header ${ACCOUNT_HEADER}`] : []),
  ]
  const message = `This path takes no body; it is narrowed by ${ways.join(', ') || 'nothing'}.`
  return refused('invalid', message, { pointer: '/body' })
}

function readBody(request: HttpRequest, { match, route }: Pick<Called, 'match' | 'route'>): Read {
  const { body } = match.operation
  if (body === null) return readNone(request, route)
  const opened = open(request)
  if (opened.kind === 'refused') {
    if (opened.violations.length > 0) return invalid(opened.violations, '/body')
    return opened.fault === 'unsupported-media'
      ? refused('unsupported-media', 'The body must be JSON, its content type application/json.')
      : refused('malformed', 'The body is not valid JSON.', { pointer: '/body' })
  }
  const broken = violations(body.judge, opened.value)
  return broken.length > 0 ? invalid(broken, '/body') : { kind: 'read', value: opened.value }
}

function readKey({ headers }: HttpRequest, { account }: Route): string | undefined | Refused {
  const key = headers[ACCOUNT_HEADER]
  const pointer = `/header/${ACCOUNT_HEADER}`
  if (key === undefined && account === 'needed') {
    const message = `Name an account: its API key in the header ${ACCOUNT_HEADER}.`
    return refused('invalid', message, { pointer, rule: 'required' })
  }
  if (key === undefined || account === 'ignored') return undefined
  if (account === 'refused') {
    const message = `This concerns all accounts alike: leave out ${ACCOUNT_HEADER}, or advance one account with POST /__backlot/clock/advance.`
    return refused('not-scopable', message, { pointer })
  }
  if (!key.startsWith('invalid')) return key
  const message = 'A key that begins with “invalid” is refused everywhere and has no account.'
  return refused('invalid', message, { pointer })
}

function chosenMocks(served: readonly Mock[], provider: unknown): readonly Mock[] | Refused {
  if (provider === undefined) return served
  const found = served.filter((mock) => mock.provider.id === provider)
  if (found.length > 0) return found
  const name = JSON.stringify(String(provider).slice(0, QUOTED_MAX))
  const message = `There is no provider ${name} here; there is ${names(served) || 'none'}.`
  return refused('unknown-provider', message, { pointer: '/query/provider' })
}
