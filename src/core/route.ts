import type { Contract, Operation } from './contract.ts'
import { memo } from './memo.ts'

export interface Match {
  readonly operation: Operation
  /** The values of the path's parameters, percent-decoded. */
  readonly path: Readonly<Record<string, string>>
}

export type Route = (method: string, path: string) => Match | 'unknown-path' | 'wrong-method'

/** Compiles a contract's operations into one lookup; a trailing slash makes no difference. */
export const router = memo(({ operations }: Contract): Route => {
  const routes = operations.map((operation) => ({ operation, parts: split(operation.path) }))
  // Most paths have no parameters, and need not be taken apart.
  const plain = routes.filter(({ operation }) => !operation.path.includes('{'))
  return (method, path) => {
    const exact = plain.find(({ operation }) => is(operation, method, path))
    if (exact !== undefined) return { operation: exact.operation, path: {} }
    const parts = split(path)
    let seen = false
    for (const route of routes) {
      const values = match(route.parts, parts)
      if (values === null) continue
      if (route.operation.method === method) return { operation: route.operation, path: values }
      seen = true
    }
    return seen ? 'wrong-method' : 'unknown-path'
  }
})

/** The methods that a path knows, in the contract's order: what `Allow` says beside a 405. */
export const methodsAt = (contract: Contract, path: string): readonly string[] => [
  ...new Set(
    contract.operations
      .map(({ method }) => method)
      .filter((method) => typeof router(contract)(method, path) !== 'string'),
  ),
]

const is = (operation: Operation, method: string, path: string): boolean =>
  operation.path === path && operation.method === method

const split = (path: string): string[] => path.split('/').filter((part) => part !== '')

function match(
  template: readonly string[],
  parts: readonly string[],
): Record<string, string> | null {
  if (template.length !== parts.length) return null
  const values: Record<string, string> = {}
  for (const [index, expected] of template.entries()) {
    const part = parts[index] ?? ''
    if (expected.startsWith('{')) values[expected.slice(1, -1)] = decode(part)
    else if (expected !== part) return null
  }
  return values
}

/** A broken escape stands for itself: it will be found unknown, not crash. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
