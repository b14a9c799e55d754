import type { Lifecycle } from '../../core/job.ts'

/**
 * Nobody outside sees a phase here: the answer is held until the job has ended. The words are
 * those of the provider's asynchronous endpoints (DOCS /v2/video/generations), the pace INFERRED.
 */
export const lifecycle = {
  phases: {
    generating: { means: 'running', next: ['completed', 'error'], dwellMs: [2_000, 4_000] },
    completed: { means: 'succeeded', next: [] },
    error: { means: 'failed', next: [] },
  },
  waiting: null,
  roads: { succeeded: [['generating', 'completed']], failed: [['generating', 'error']] },
  cancel: null,
  perResult: false,
} as const satisfies Lifecycle
