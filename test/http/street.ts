import { expect } from 'vitest'
import { createMock, type MockOptions } from '../../mocks/mock.ts'
import { type Served, serve } from '../../mocks/skins/http.ts'
import { plainSubmit } from '../../src/conformance/draw.ts'
import { violations } from '../../src/core/contract.ts'
import type { HttpRequest, HttpResponse } from '../../src/core/exchange.ts'
import type { Intent, Submit } from '../../src/core/intent.ts'
import type { Outcome } from '../../src/core/outcome.ts'
import type { Provider } from '../../src/core/provider.ts'
import { router } from '../../src/core/route.ts'
import { systemClock } from '../../src/host/clock.ts'
import { everyone } from '../fixtures/registry.ts'
import { answersIn, bytesOf, send, type Wire, wireOf } from './raw.ts'

export const KEY = 'key-of-a-clumsy-caller'

export interface Street extends Served {
  /** Bugs of ours that the mocks or the server told of. */
  readonly bugs: readonly unknown[]
}

/** So fast that a job of ten seconds is over, and its place free, within one request. */
const SPEED = 100_000

/** All providers on one server. */
export async function openStreet(
  mocked: readonly Provider[] = everyone,
  options: Partial<MockOptions> = {},
): Promise<Street> {
  const bugs: unknown[] = []
  const onError = (error: unknown): void => {
    bugs.push(error)
  }
  const mocks = mocked.map((provider) =>
    createMock({ provider, clock: systemClock({ speed: SPEED }), onError, ...options }),
  )
  return { ...(await serve({ mocks, onError })), bugs }
}

let submitted = 0

/** A sound submission that was never made before. */
export function soundSubmit(provider: Provider): Submit {
  submitted += 1
  const tail = submitted.toString(16).padStart(12, '0')
  return plainSubmit(provider, `6a1f0c3e-3d0b-4e0e-9a51-${tail}`)
}

/** A provider's own request, on the wire, after which the server is asked to close. */
export function wire(provider: Provider, request: HttpRequest): Wire {
  const plain = wireOf(request, `/${provider.id}`)
  return { ...plain, headers: [...plain.headers, ['connection', 'close']] }
}

/** What one request on the wire is answered; fails where no answer comes. */
export async function exchange({ port }: Street, sent: Wire): Promise<HttpResponse> {
  const [method = ''] = sent.line.split(' ')
  const [answer] = answersIn(await send(port, bytesOf(sent)), { method })
  if (answer === undefined) throw new Error(`no answer to ${sent.line.slice(0, 100)}`)
  return answer
}

/** Asks for something by the provider's dialect and says what that came to. */
export async function ask(street: Street, provider: Provider, intent: Intent): Promise<Outcome> {
  const request = provider.dialect.encode(intent, KEY)
  return provider.dialect.read(await exchange(street, wire(provider, request)), intent)
}

/** Whatever breaks, nobody outside reads where in our code it did. */
export function expectNoTrace({ body }: HttpResponse): void {
  expect(body).not.toMatch(/at .*\.(ts|js):\d+|Error:|node_modules|file:\/\//)
}

/** An answer keeps the schema of its status, where the contract documents the status. */
export function expectDocumented(provider: Provider, { line }: Wire, answer: HttpResponse): void {
  const [method = '', target = ''] = line.split(/[ ?]/)
  const match = router(provider.contract)(method, target.slice(provider.id.length + 1))
  if (typeof match === 'string') return
  const { status, body } = answer
  const { responses } = match.operation
  const judge = responses[String(status)] ?? responses[`${String(status)[0]}XX`]
  if (judge) expect(violations(judge, JSON.parse(String(body)))).toEqual([])
}
