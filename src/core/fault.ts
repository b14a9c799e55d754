import type { Violation } from './contract.ts'

/** Everything that can be refused, in words that no provider owns. */
export const allFaults = [
  'unauthorized',
  'forbidden',
  'invalid',
  'malformed',
  'unsupported-media',
  'too-large',
  'unknown-path',
  'wrong-method',
  'not-found',
  'conflict',
  'rate-limited',
  'over-concurrency',
  'out-of-credit',
  'content-refused',
  'model-retired',
  'feature-disabled',
  'generation-failed',
  'maintenance',
  'upstream',
  'timeout',
  'internal',
] as const
export type Fault = (typeof allFaults)[number]

export interface Refusal {
  readonly kind: 'refused'
  readonly fault: Fault
  /** The provider's own words as read off the wire; `null` while the mock has not spoken yet. */
  readonly message: string | null
  /** The provider's own code as read off the wire. */
  readonly code: string | null
  /** The job that the refusal is about, where it names one. */
  readonly id: string | null
  /** The broken rules of the contract, first one first; empty but for `invalid`. */
  readonly violations: readonly Violation[]
}

type Details = Partial<Omit<Refusal, 'kind' | 'fault'>>

/** Shorthand for a refusal; what is not given is unknown. */
export const refuse = (fault: Fault, details: Details = {}): Refusal => ({
  kind: 'refused',
  fault,
  message: null,
  code: null,
  id: null,
  violations: [],
  ...details,
})

/** How a provider answers one fault. */
export interface FaultRow {
  /** The HTTP status of the answer. */
  readonly status: number
  /** The provider's code for it, where it has codes. */
  readonly code: string
  /** What the provider says. */
  readonly message: string
  /** Where this row comes from; `INFERRED` rows are guesses until they are seen live. */
  readonly evidence: Evidence
}

export type Evidence = 'SEED' | 'DOCS' | 'CODE' | 'INFERRED'

/** One row a fault: the compiler names the missing one. */
export type FaultTable = Readonly<Record<Fault, FaultRow>>
