import type { Billing, Limit } from '../../core/provider.ts'

/**
 * No hard limit is documented: models queue, and say 429 when the queue is full and 503 when there
 * is no capacity (DOCS rate-limits). The figures are INFERRED, out of the way of ordinary use; a
 * burst meets the first, a long rush the second.
 */
export const limits: readonly Limit[] = [
  { of: 'submit', max: 1_000, perMs: 10_000, fault: 'over-concurrency', evidence: 'INFERRED' },
  { of: 'submit', max: 3_000, perMs: 60_000, fault: 'maintenance', evidence: 'INFERRED' },
]

/** "You will not be charged" stands in a recorded refusal (CODE); for other failures INFERRED.
 *  There is no cancel, and who hangs up pays (CODE runware-typescript README). */
export const billing: Billing = { failed: 'released', cancelled: 'charged', evidence: 'CODE' }
