import { expect } from 'vitest'
import { type BacklotMatchers, matchers } from './matchers/matchers.ts'

declare module 'vitest' {
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown>
    extends BacklotMatchers<R> {}
}

expect.extend(matchers)

export type { GeneratedOptions } from './matchers/generated.ts'
export type { NoViolationsOptions } from './matchers/no-violations.ts'
export { type BacklotMatchers, matchers }
