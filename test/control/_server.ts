import { afterEach, expect } from 'vitest'
import { contract } from '../../generated/backlot/contract.ts'
import * as judges from '../../generated/backlot/validators.ts'
import { blank } from '../../mocks/media/blank.ts'
import { createMock, type Mock, type MockOptions } from '../../mocks/mock.ts'
import { type ServeOptions, serve } from '../../mocks/skins/http.ts'
import { plainSubmit } from '../../src/conformance/draw.ts'
import { type Operation, violations } from '../../src/core/contract.ts'
import type { Sent } from '../../src/core/exchange.ts'
import type { Submit } from '../../src/core/intent.ts'
import type { Provider } from '../../src/core/provider.ts'
import type { Quirk } from '../../src/core/quirk.ts'
import { router } from '../../src/core/route.ts'
import { virtualClock } from '../../src/host/virtual-clock.ts'
import { kie } from '../../src/providers/kie/index.ts'
import { krea } from '../../src/providers/krea/index.ts'

const quirk: Quirk = {
  id: 'krea/shouts',
  documented: 'It speaks.',
  observed: 'It shouts.',
  source: 'an invented one, for the tests',
  evidence: 'INFERRED',
  date: '2026-01-01',
  breaks: [],
}

/** Krea, who is also seen to shout. */
export const shouting: Provider = { ...krea, quirks: [quirk] }

const arrived: Sent = { status: 200, headers: {}, body: '', ms: 0, hops: [] }

/** A mock whose webhook calls all arrive, and whose files are blank. */
export const mockOf = (provider: Provider, options: Partial<MockOptions> = {}): Mock =>
  createMock({ seed: 7, limits: [], draw: blank, send: async () => arrived, ...options, provider })

/** What a call was answered: the status and the JSON. */
export interface Told {
  readonly status: number
  // A test looks for what it expects by itself.
  // biome-ignore lint/suspicious/noExplicitAny: the document's judges have seen it
  readonly body: any
  readonly headers: Headers
  /** The id of the operation that was called; `null` where there is none. */
  readonly operation: string | null
}

interface Sending {
  readonly account?: string
  readonly headers?: Readonly<Record<string, string>>
}

const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const step of undo.splice(0)) await step()
})

/** A server until the test ends, and the ways to call it. */
export async function open(options: Partial<ServeOptions> = {}) {
  const clock = virtualClock()
  const { mocks = [mockOf(shouting, { clock }), mockOf(kie, { clock })] } = options
  const bugs: unknown[] = []
  const served = await serve({ onError: (error) => bugs.push(error), ...options, mocks })
  undo.push(served.close)

  /** `GET /jobs`, with a body that is sent as JSON. Each answer is held against the document. */
  const call = async (line: string, body?: unknown, sending: Sending = {}): Promise<Told> => {
    const [method = '', path = ''] = line.split(' ')
    const { account, headers = {} } = sending
    const response = await fetch(`${served.url}/__backlot${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(account !== undefined && { 'x-backlot-account': account }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const told = { status: response.status, body: text === '' ? null : JSON.parse(text) }
    const operation = expectDocumented(line, told)
    return { operation, ...told, headers: response.headers }
  }

  /** A submit to a provider, and what it said. */
  const submit = async (provider: Provider, key: string, wish: Partial<Submit> = {}) => {
    const whole = { ...plainSubmit(provider, crypto.randomUUID()), ...wish }
    const { method, path, headers, body } = provider.dialect.encode(whole, key)
    const response = await fetch(`${served.url}/${provider.id}${path}`, {
      method,
      headers,
      body: body as string,
    })
    return { status: response.status, text: await response.text() }
  }

  return { ...served, clock, mocks, bugs, call, submit }
}

/** An answer is one that the document has; gives back the operation's id. */
function expectDocumented(line: string, { status, body }: Pick<Told, 'status' | 'body'>) {
  const [method = '', path = ''] = line.split(/[ ?]/)
  const match = router(contract)(method, `/__backlot${path}`)
  const known = typeof match === 'string' ? null : match.operation
  const responses: Operation['responses'] = known?.responses ?? { default: refusalJudge }
  if (status < 400) expect(responses).toHaveProperty(String(status))
  const judge = responses[String(status)]
  if (judge === null) expect(body).toBe(null)
  else expect(violations(judge ?? refusalJudge, body)).toEqual([])
  return known?.id ?? null
}

const refusalJudge = judges.RefusalJudge
