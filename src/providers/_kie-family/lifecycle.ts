import type { Lifecycle, Phase } from '../../core/job.ts'

/**
 * DOCS docs.kie.ai/market/common/get-task-detail, and the same page of docs.apikley.ru. Recorded
 * polls never met `queuing` (CODE), so there are roads without it. How long a phase lasts is
 * INFERRED from the advice there to poll every 2 to 3 s at first.
 */
export const lifecycle: Lifecycle = {
  phases: {
    waiting: { means: 'queued', next: ['queuing', 'generating'], dwellMs: [800, 1500] },
    queuing: { means: 'queued', next: ['generating'], dwellMs: [400, 900] },
    generating: { means: 'running', next: ['success', 'fail'], dwellMs: [3000, 5000] },
    success: { means: 'succeeded', next: [] },
    fail: { means: 'failed', next: [] },
  },
  waiting: null,
  roads: {
    succeeded: [
      ['waiting', 'queuing', 'generating', 'success'],
      ['waiting', 'generating', 'success'],
    ],
    failed: [
      ['waiting', 'queuing', 'generating', 'fail'],
      ['waiting', 'generating', 'fail'],
    ],
  },
  cancel: null, // INFERRED: no such endpoint in docs.kie.ai/llms.txt.
  perResult: false,
}

/** The same life by the roads that were seen; a poll may still name every phase. */
export const withoutQueuing = (documented: Lifecycle): Lifecycle => ({
  ...documented,
  roads: {
    succeeded: documented.roads.succeeded.filter(direct),
    failed: documented.roads.failed.filter(direct),
  },
})

const direct = (road: readonly Phase[]): boolean => !road.includes('queuing')
