import type { OpenTarget } from '../../src/conformance/target.ts'

/** Where the mocks can be inspected; each loads only when it is opened. */
export const targets = {
  memory: async (...args) => (await import('./memory.ts')).memory(...args),
  msw: async (...args) => (await import('./msw.ts')).msw(...args),
  http: async (...args) => (await import('./http.ts')).http(...args),
  prism: async (...args) => (await import('./prism.ts')).prism(...args),
} as const satisfies Record<string, OpenTarget>
