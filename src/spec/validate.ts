import { createConfig, lintFromString, type NormalizedProblem } from '@redocly/openapi-core'
import { SpecFault } from './fault.ts'
import type { JsonObject } from './json.ts'

/** Redocly's rules for what an OpenAPI document *is*; examples that miss their schema only warn. */
const rules = {
  struct: 'error',
  'no-unresolved-refs': 'error',
  'operation-operationId-unique': 'error',
  'operation-parameters-unique': 'error',
  'path-declaration-must-exist': 'error',
  'path-not-include-query': 'error',
  'path-parameters-defined': 'error',
  'no-identical-paths': 'error',
  'no-enum-type-mismatch': 'error',
  'no-undefined-server-variable': 'error',
  'no-server-example.com': 'off',
  'no-invalid-media-type-examples': 'warn',
  'no-invalid-schema-examples': 'warn',
  'no-invalid-parameter-examples': 'warn',
} as const

const config = createConfig({ rules })

/**
 * Judges the compiled document by an independent validator. Errors refuse it, each with its JSON
 * pointer; warnings come back as lines.
 */
export async function validate(document: JsonObject, name: string): Promise<readonly string[]> {
  const problems = await lintFromString({
    source: JSON.stringify(document),
    absoluteRef: `${name}.json`,
    config: await config,
  })
  const errors = problems.filter(({ severity }) => severity === 'error').map(lineOf)
  if (errors.length > 0) throw new SpecFault(...errors.map((line) => `${name}: ${line}`))
  return problems.map(lineOf)
}

function lineOf({ location, message, ruleId }: NormalizedProblem): string {
  const pointer = location[0]?.pointer ?? '#'
  return `${pointer}: ${message.replaceAll(/\s+/g, ' ').trim()} (${ruleId})`
}
