import { expect, test } from 'vitest'
import { plainSubmit } from '../../src/conformance/draw.ts'
import type { Script, Step } from '../../src/conformance/index.ts'
import { stories } from '../../src/conformance/transcript.ts'
import { krea } from '../../src/providers/krea/index.ts'
import { act } from '../laws/stage.ts'

const submit: Step = { act: 'submit', submit: plainSubmit(krea, ''), hooked: false, who: 'caller' }
const limits = krea.concurrency ?? { runningMax: 0, backlogMax: 0 }
const places = limits.runningMax + limits.backlogMax

const times = (count: number, step: Step): Script => Array.from({ length: count }, () => step)
const looks = (count: number): Script =>
  Array.from({ length: count }, (_, job) => ({ act: 'poll' as const, job, who: 'caller' as const }))

test('jobs past the places that run wait, and past the backlog they are refused', async () => {
  const { entries } = await act(krea, times(places + 2, submit))
  const phases = entries.map(({ outcome }) =>
    outcome?.kind === 'job' ? outcome.job.phase : outcome,
  )
  expect(phases.slice(0, limits.runningMax)).toEqual(Array(limits.runningMax).fill('queued'))
  expect(phases.slice(limits.runningMax, places)).toEqual(
    Array(limits.backlogMax).fill('backlogged'),
  )
  for (const refused of phases.slice(places)) {
    expect(refused).toMatchObject({ kind: 'refused', fault: 'over-concurrency' })
  }
  expect(entries.at(-1)?.response.status).toBe(429)
})

test('jobs that waited run in the order in which they came, no more at once than there are places', async () => {
  const count = limits.runningMax + 4
  const pause = { act: 'advance', ms: 250 } as const
  const watch = Array.from({ length: 120 }, () => [pause, ...looks(count)]).flat()
  const transcript = await act(krea, [...times(count, submit), ...watch])
  const running = Map.groupBy(transcript.entries, ({ at }) => at)
  for (const seen of running.values()) {
    const busy = seen.filter(
      ({ act: did, outcome }) =>
        did === 'poll' &&
        outcome?.kind === 'job' &&
        outcome.job.finishedAt === null &&
        outcome.job.phase !== 'backlogged',
    )
    expect(busy.length).toBeLessThanOrEqual(limits.runningMax)
  }
  const starts = stories(transcript).map(
    ({ seen }) => seen.find(({ view }) => view.phase !== 'backlogged')?.entry.at ?? 0,
  )
  expect(starts).toEqual(starts.toSorted((a, b) => a - b))
  expect(stories(transcript).every(({ seen }) => seen.at(-1)?.view.state === 'succeeded')).toBe(
    true,
  )
})

test('a cancelled job gives its place back', async () => {
  const full = [...times(places, submit), { act: 'cancel', job: 0, who: 'caller' }, submit] as const
  const { entries } = await act(krea, full)
  expect(entries.at(-1)?.outcome?.kind).toBe('job')
})
