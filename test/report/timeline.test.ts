import { expect, test } from 'vitest'
import { memory } from '../../mocks/targets/memory.ts'
import { perform } from '../../src/conformance/index.ts'
import { timelines } from '../../src/conformance/report/timeline.ts'
import { tour } from '../../src/conformance/tour.ts'
import type { Entry } from '../../src/conformance/transcript.ts'
import { kie } from '../../src/providers/kie/index.ts'

const HOUR_MS = 3_600_000

const target = await memory(kie, { seed: 42 })
const transcript = await perform(tour(kie), { provider: kie, target, name: 'clocks' })
await target.close()

/** As a provider would tell it whose clock is fast or slow. */
function told(entry: Entry, offMs: number): Entry {
  const { outcome } = entry
  if (outcome?.kind !== 'job' || outcome.job.finishedAt === null) return entry
  const finishedAt = outcome.job.finishedAt + offMs
  return { ...entry, outcome: { ...outcome, job: { ...outcome.job, finishedAt } } }
}

test.each([15 * HOUR_MS, 2_000, -2_000, -15 * HOUR_MS])(
  'a provider whose clock is %i ms off charges a job no earlier or later than it can have ended',
  (offMs) => {
    const entries = transcript.entries.map((entry) => told(entry, offMs))
    const all = timelines({ ...transcript, entries })
    const charged = all.map(({ job, marks }) => ({
      job,
      at: marks.find(({ kind }) => kind === 'charged')?.at ?? Number.NaN,
      looks: transcript.entries.flatMap(({ outcome, at, job: about }) =>
        about === job && outcome?.kind === 'job' ? [{ at, state: outcome.job.state }] : [],
      ),
    }))
    const paid = charged.filter(({ at }) => !Number.isNaN(at))
    expect(paid).not.toEqual([])
    for (const { at, looks } of paid) {
      const over = looks.find(({ state }) => state === 'succeeded')?.at
      const open = looks.findLast(({ state }) => state !== 'succeeded')?.at ?? 0
      expect(at).toBeGreaterThanOrEqual(open)
      expect(at).toBeLessThanOrEqual(over ?? Number.NaN)
    }
  },
)
