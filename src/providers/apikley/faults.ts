import type { FaultRow, FaultTable } from '../../core/fault.ts'
import type { Failures } from '../../core/provider.ts'
import { faults as family, failures as familyFailures } from '../_kie-family/faults.ts'

/** Known of kie.ai, never seen here. */
const assumed = (row: FaultRow): FaultRow => ({ ...row, evidence: 'INFERRED' })

/**
 * kie.ai's refusals under Apikley's enum of codes. The pages that Apikley took over are DOCS here
 * too; what is known of kie.ai by its traffic is not.
 */
export const faults = {
  ...family,
  forbidden: assumed(family.forbidden),
  'rate-limited': assumed(family['rate-limited']), // SEED: own limits, no numbers, no form.
  'over-concurrency': assumed(family['over-concurrency']),
  'out-of-credit': { ...family['out-of-credit'], evidence: 'SEED' }, // The code is; the words are kie.ai's.
  // INFERRED: kie.ai's 408 is missing in all enums here.
  timeout: { ...family.timeout, status: 500, code: '500', evidence: 'INFERRED' },
  internal: { ...family.internal, evidence: 'SEED' }, // As for `out-of-credit`.
} as const satisfies FaultTable

/** What a failed task says: DOCS for the content, which a page of its own shows; else INFERRED. */
export const failures: Failures = {
  ...familyFailures,
  timeout: { code: faults.timeout.code, message: faults.timeout.message },
}
