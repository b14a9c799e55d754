import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { plainSubmit } from '../../src/conformance/draw.ts'
import type { Intent } from '../../src/core/intent.ts'
import type { Outcome } from '../../src/core/outcome.ts'
import type { Provider } from '../../src/core/provider.ts'
import { router } from '../../src/core/route.ts'
import { providers } from '../../src/providers/registry.ts'

/** A recorded exchange: the tie-breaker between our reading of the documents and what comes. */
interface Example {
  readonly operation?: string
  readonly callback?: string
  readonly request: { readonly method?: string; readonly path?: string; readonly body?: unknown }
  readonly response?: { readonly status: number; readonly body?: unknown }
}

const examplesOf = ({ id }: Provider): [string, Example][] => {
  const folder = `specs/${id}/examples`
  return readdirSync(folder).map((file) => [
    file,
    JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')),
  ])
}

const json = { 'content-type': 'application/json' }

/** What the recorded request was after, by the mock's own reading of it. */
function intentOf(provider: Provider, { operation, request }: Example): Intent {
  const { method = 'POST', path: target = '', body } = request
  const [path = '', search = ''] = target.split('?')
  const match = router(provider.contract)(method, path)
  const values = typeof match === 'string' ? {} : match.path
  const query = Object.fromEntries(new URLSearchParams(search))
  const unit: unknown = Array.isArray(body) ? body.at(-1) : body
  const call = { operation: operation ?? '', path: values, query, headers: {}, body: unit }
  const intent = provider.dialect.parse(call)
  return intent.kind === 'refused' ? plainSubmit(provider, '') : intent
}

function meaning(provider: Provider, example: Example): Outcome | undefined {
  const { request, response, callback } = example
  if (callback !== undefined) return provider.webhook?.read(JSON.stringify(request.body))
  if (response === undefined) return undefined
  const { status, body } = response
  const text = body === undefined ? '' : JSON.stringify(body)
  return provider.dialect.read({ status, headers: json, body: text }, intentOf(provider, example))
}

/** The answer in which a provider itself says that it broke. */
const broke = new Set(['create-server-exception.json'])

describe.each(providers.map((provider) => [provider.id, provider] as const))(
  '%s',
  (_id, provider) => {
    test.each(examplesOf(provider))('%s means something', (file, example) => {
      const outcome = meaning(provider, example)
      expect(outcome).toBeDefined()
      const foreign = outcome?.kind === 'refused' && outcome.fault === 'internal'
      expect({ foreign, outcome }).toEqual({ foreign: broke.has(file), outcome })
    })
  },
)
