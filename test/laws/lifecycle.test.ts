import { describe, expect, test } from 'vitest'
import { isTerminal, type Lifecycle, type Phase } from '../../src/core/job.ts'
import { everyone } from '../fixtures/registry.ts'

const edges = ({ phases }: Lifecycle, road: readonly Phase[]) =>
  road
    .slice(1)
    .map((to, index) => ({ from: road[index], to, next: phases[road[index] ?? '']?.next ?? [] }))

describe.each(everyone.map((provider) => [provider.id, provider.lifecycle] as const))(
  '%s',
  (_id, lifecycle) => {
    const { phases, roads, waiting, cancel } = lifecycle
    const all = [...roads.succeeded, ...roads.failed]

    test('every road follows the edges and ends as it says', () => {
      for (const road of all) {
        for (const { to, next } of edges(lifecycle, road)) expect(next).toContain(to)
      }
      for (const fate of ['succeeded', 'failed'] as const) {
        for (const road of roads[fate]) expect(phases[road.at(-1) ?? '']?.means).toBe(fate)
      }
    })

    test('a phase has a next and a dwelling time, or is terminal and has neither', () => {
      for (const [phase, info] of Object.entries(phases)) {
        expect(info.next.length === 0).toBe(isTerminal(info.means))
        // Who waits for a place stays until there is one.
        expect(info.dwellMs === undefined).toBe(isTerminal(info.means) || phase === waiting)
        const [least, most] = info.dwellMs ?? [0, 0]
        expect(least).toBeLessThanOrEqual(most)
      }
    })

    test('every phase is on some road, waited in or cancelled into', () => {
      const seen = new Set([...all.flat(), waiting, cancel?.to])
      expect(Object.keys(phases).filter((phase) => !seen.has(phase))).toEqual([])
    })

    test('waiting leads to the beginning of every road, cancelling where it says', () => {
      const begins = all.map(([first]) => first)
      if (waiting !== null)
        for (const first of begins) expect(phases[waiting]?.next).toContain(first)
      for (const from of cancel?.from ?? []) expect(phases[from]?.next).toContain(cancel?.to)
    })
  },
)
