import type { Lifecycle } from '../../core/job.ts'
import type { Concurrency } from '../../core/provider.ts'

/**
 * The nine phases and their order: DOCS docs.krea.ai/developers/job-lifecycle. How long each lasts
 * is INFERRED from the advice there to poll every 2 to 5 s.
 */
export const lifecycle: Lifecycle = {
  phases: {
    backlogged: { means: 'queued', next: ['queued'] },
    queued: { means: 'queued', next: ['scheduled', 'cancelled'], dwellMs: [300, 700] },
    scheduled: { means: 'queued', next: ['processing'], dwellMs: [200, 500] },
    processing: {
      means: 'running',
      next: ['sampling', 'failed', 'cancelled'],
      dwellMs: [1600, 2600],
    },
    sampling: {
      means: 'running',
      next: ['intermediate-complete', 'completed', 'failed'],
      dwellMs: [1900, 3000],
    },
    'intermediate-complete': {
      means: 'running',
      next: ['completed', 'failed'],
      dwellMs: [500, 1000],
      partial: true,
    },
    completed: { means: 'succeeded', next: [] },
    failed: { means: 'failed', next: [] },
    cancelled: { means: 'cancelled', next: [] },
  },
  waiting: 'backlogged',
  roads: {
    succeeded: [
      ['queued', 'scheduled', 'processing', 'sampling', 'completed'],
      ['queued', 'scheduled', 'processing', 'sampling', 'intermediate-complete', 'completed'],
    ],
    failed: [
      ['queued', 'scheduled', 'processing', 'failed'],
      ['queued', 'scheduled', 'processing', 'sampling', 'failed'],
    ],
  },
  // DOCS job-lifecycle: DELETE works while queued or processing, nothing is said of other phases.
  cancel: { to: 'cancelled', from: ['queued', 'processing'] },
  perResult: false,
}

/** INFERRED: plans differ in how many jobs run at once, and no number is published. */
const RUNNING_MAX = 5
/** INFERRED: a full backlog answers 429 (DOCS), at what length is not published. */
const BACKLOG_MAX = 10

export const concurrency: Concurrency = { runningMax: RUNNING_MAX, backlogMax: BACKLOG_MAX }
