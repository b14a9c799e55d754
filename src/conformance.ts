/** The library entry `backlot/conformance`: the inspectors, and their checks as tests of vitest. */
export * from './conformance/index.ts'
export { conformance } from './suite/conformance.ts'
export type { ConformanceOptions } from './suite/options.ts'
