import type { Check } from '../../conformance/check.ts'
import { checks } from '../../conformance/checks/index.ts'
import type { Provider } from '../../core/provider.ts'
import { readDocument } from '../../host/document.ts'
import { mutantsOf } from '../../mutants/all.ts'
import type { Planted } from '../../mutants/planted.ts'
import { providerOf } from '../../providers/registry.ts'

/** A provider, the checks, and every mutant that there is of it: the same in each process. */
export interface Ground {
  readonly provider: Provider
  readonly checks: readonly Check[]
  readonly mutants: readonly Planted[]
}

/** Throws for a provider that has no compiled document in this package. */
export function groundOf(id: string): Ground {
  const provider = providerOf(id)
  const file = readDocument(id)
  if (file === null) throw new Error(`no compiled document for ${id}: run npm run generate`)
  const document: unknown = JSON.parse(file.text)
  return { provider, checks, mutants: mutantsOf({ provider, document, checks }) }
}
