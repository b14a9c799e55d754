import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Violation } from '../../src/core/contract.ts'
import { type Breach, noQuirks, type Quirk, type Quirks } from '../../src/core/quirk.ts'
import { runware } from '../../src/providers/runware/index.ts'
import {
  answers,
  brokenBy,
  brokenIn,
  expectStrangerToldOff,
  sides,
  spoken,
} from './_runware-sides.ts'

const { dialect, quirks, webhook } = runware
const all = quirks.map((quirk) => [quirk.id, quirk] as const)
// The table is keyed by exactly these ids, which `Quirk` widens to any text.
const sideOf = ({ id }: Quirk) => sides[id as keyof typeof sides]

const breaksAt = ({ of, at, rule }: Breach, found: Pick<Violation, 'pointer' | 'rule'>) =>
  of === 'postTasks' && rule === found.rule && at.test(found.pointer)

/** Any of the quirks at once. */
const some: fc.Arbitrary<Quirks> = fc
  .subarray(quirks.map(({ id }) => id))
  .map((ids) => new Set(ids))

describe.each(all)('%s', (id, quirk) => {
  const side = sideOf(quirk)

  test('is cited in full', () => {
    expect(id).toMatch(/^runware\/[a-z\d-]+$/)
    expect(quirk.date).toMatch(/^\d{4}-\d\d-\d\d$/)
    for (const said of [quirk.documented, quirk.observed]) expect(said).toMatch(/^[A-Z`].*\.$/)
    expect(quirk.source).not.toBe('')
  })

  if ('answer' in side) {
    const documented = spoken(side.answer, noQuirks)
    const observed = spoken(side.answer, new Set([id]))

    test('shows both sides', () => {
      expect(side.shown(documented)).toEqual(side.documented)
      expect(side.shown(observed)).toEqual(side.observed)
    })

    test('its documented side keeps the contract', () => {
      expect(brokenIn(documented)).toEqual([])
    })

    test('its observed side breaks what is listed, all of it and nothing else', () => {
      const found = brokenIn(observed)
      const unlisted = found.filter((one) => !quirk.breaks.some((each) => breaksAt(each, one)))
      const unmet = quirk.breaks.filter((each) => !found.some((one) => breaksAt(each, one)))
      expect({ unlisted, unmet }).toEqual({ unlisted: [], unmet: [] })
    })
  } else {
    const tolerates = quirk.tolerates ?? (() => false)

    test('takes what the contract refuses', () => {
      for (const task of side.taken) {
        const broken = brokenBy(task)
        expect(broken).not.toEqual([])
        expect(broken.filter((one) => !tolerates(one))).toEqual([])
      }
      const [body] = side.taken
      const call = { operation: 'postTasks', path: {}, query: {}, headers: {}, body }
      expect(dialect.parse(call)).toMatchObject(Object(side.means))
    })

    test('takes nothing else', () => {
      for (const task of side.refused) {
        expect(brokenBy(task).filter((one) => !tolerates(one))).not.toEqual([])
      }
    })
  }
})

describe('whatever quirks are on', () => {
  const given = fc.constantFrom(...Object.values(answers))

  test('an answer read and spelled again is the same', () => {
    fc.assert(
      fc.property(some, given, (on, answer) => {
        const { intent } = answer
        const once = spoken(answer, on)
        const outcome = dialect.read(once, intent ?? answers.done.intent)
        expect(spoken({ intent, outcome }, on)).toEqual(once)
      }),
    )
  })

  test('an answer breaks nothing but what they list', () => {
    fc.assert(
      fc.property(some, given, (on, answer) => {
        const breaks = quirks.filter(({ id }) => on.has(id)).flatMap((quirk) => quirk.breaks)
        const found = brokenIn(spoken(answer, on))
        expect(found.filter((one) => !breaks.some((each) => breaksAt(each, one)))).toEqual([])
      }),
    )
  })

  test('a webhook call reads back to what it was, and holds one list', () => {
    const { outcome } = answers.done
    fc.assert(
      fc.property(some, fc.constantFrom(...outcome.job.results), (on, result) => {
        const call = webhook?.render({ ...outcome.job, results: [result] }, on)
        const read = webhook?.read(call?.body ?? '')
        if (read?.kind !== 'job') throw new Error('expected a job')
        expect(webhook?.render(read.job, on)).toEqual(call)
        expect(Object.keys(JSON.parse(call?.body ?? '{}'))).toHaveLength(1)
      }),
    )
  })

  test('a refused key is the authentication task’s and names no task', () => {
    fc.assert(
      fc.property(some, (on) => {
        expectStrangerToldOff(on)
      }),
    )
  })
})
