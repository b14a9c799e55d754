import type { JobState, Lifecycle } from '../../core/job.ts'

/** A result's states (DOCS task-polling); each result of a task has its own (CODE). Pace INFERRED. */
export const lifecycle = {
  phases: {
    processing: { means: 'running', next: ['success', 'error'], dwellMs: [1_500, 5_000] },
    success: { means: 'succeeded', next: [] },
    error: { means: 'failed', next: [] },
  },
  waiting: null,
  roads: { succeeded: [['processing', 'success']], failed: [['processing', 'error']] },
  cancel: null,
  perResult: true,
} as const satisfies Lifecycle

/** The provider's word for a state; those it has no word for are on their way. */
export const phaseOf = {
  queued: 'processing',
  running: 'processing',
  succeeded: 'success',
  failed: 'error',
  cancelled: 'error',
} as const satisfies Record<JobState, keyof typeof lifecycle.phases>
