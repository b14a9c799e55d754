import type { Evidence } from '../../core/fault.ts'
import type { Billing, Limit } from '../../core/provider.ts'

/** DOCS docs.kie.ai: beyond these a call is refused and never queued; here by their evidence. */
export const limits = (evidence: Evidence): readonly Limit[] => [
  // For an account.
  { of: 'submit', max: 20, perMs: 10_000, fault: 'rate-limited', evidence },
  // For a key; that asking for the credit counts as well is INFERRED.
  { of: 'query', max: 10, perMs: 1000, fault: 'rate-limited', evidence },
]

/** INFERRED: no page says what a failed task costs, and there is no way to cancel one. */
export const billing: Billing = {
  failed: 'released',
  cancelled: 'released',
  evidence: 'INFERRED',
}
