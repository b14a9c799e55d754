import type { HttpRequest } from '../../src/core/exchange.ts'
import type { Intent } from '../../src/core/intent.ts'
import type { Scenario } from '../../src/core/scenario.ts'
import { chosen } from './scenarios.ts'

/** What most calls ask for. */
const none: readonly Scenario[] = []

/** The scenarios that a call asks for by `Prefer: scenario=NAME`. Throws for an unknown name. */
export function preferred({ headers }: HttpRequest): readonly Scenario[] {
  const { prefer } = headers
  if (prefer === undefined) return none
  const found = /(?:^|[,;])\s*scenario\s*=\s*"?([^",;]*)"?/i.exec(prefer)
  return found?.[1] === undefined ? none : chosen(found[1])
}

/** The scenarios that a prompt asks for by `[[backlot:NAME]]`. Throws for an unknown name. */
export function directed(intent: Intent): readonly Scenario[] {
  if (intent.kind !== 'submit' || !intent.prompt.includes('[[backlot:')) return none
  const found = intent.prompt.matchAll(/\[\[backlot:([^\]]*)\]\]/g)
  return Array.from(found, ([, names = '']) => chosen(names)).flat()
}
