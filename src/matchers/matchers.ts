import { type GeneratedOptions, toHaveGenerated } from './generated.ts'
import { type NoViolationsOptions, toHaveNoViolations } from './no-violations.ts'

/** The matchers, for an `expect.extend` of your own. */
export const matchers = { toHaveNoViolations, toHaveGenerated }

/** How `expect` knows them. */
export interface BacklotMatchers<Returned> {
  /** No request broke its provider's contract. A failure says field, rule, and the spec's line. */
  toHaveNoViolations: (options?: NoViolationsOptions) => Returned
  /** There are jobs as described. A failure lists those that there are, the closest first. */
  toHaveGenerated: (options?: GeneratedOptions) => Returned
}
