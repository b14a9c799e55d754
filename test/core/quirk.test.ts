import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  breaches,
  chosenQuirks,
  noQuirks,
  type Quirk,
  quirkBehind,
  undocumentedStatus,
} from '../../src/core/quirk.ts'
import { everyone } from '../fixtures/registry.ts'

const quirk = (id: string, breaks: Quirk['breaks'] = []): Quirk => ({
  id,
  documented: 'A.',
  observed: 'B.',
  source: 'here',
  evidence: 'CODE',
  date: '2026-08-01',
  breaks,
})

const nulls = quirk(
  'x/nulls',
  breaches(['read', 'list'], { at: /(\/items\/\d+)?\/end/, rule: 'type' }),
)
const created = quirk('x/created', [{ of: 'make', at: /201/, rule: 'status' }])
const all = [nulls, created, quirk('x/words')]
const on = new Set(['x/nulls', 'x/created'])

describe('a broken rule', () => {
  test.each([
    ['read', '/end', 'type', nulls],
    ['list', '/items/12/end', 'type', nulls],
    ['make', '201', 'status', created],
    ['make', '500', 'status', undefined],
    ['make', '/end', 'type', undefined],
    ['read', '/end', 'required', undefined],
    ['read', '/end/of/it', 'type', undefined],
    ['read', '/the/end', 'type', undefined],
    ['read', '201', 'status', undefined],
  ] as const)('of %s at "%s" by "%s" has its quirk behind it, or none', (of, pointer, rule, by) => {
    expect(quirkBehind(all, on, { of, violation: { pointer, rule } })).toBe(by)
  })

  test('has none behind it that is off', () => {
    const broken = { of: 'make', violation: undocumentedStatus(201) }
    expect(quirkBehind(all, on, broken)).toBe(created)
    expect(quirkBehind(all, noQuirks, broken)).toBeUndefined()
    expect(quirkBehind(all, new Set(['x/nulls']), broken)).toBeUndefined()
  })
})

describe('a choice of quirks', () => {
  test('is none when documented, all when observed, and each can be switched alone', () => {
    expect(chosenQuirks(all, {})).toEqual(noQuirks)
    expect(chosenQuirks(all, { fidelity: 'observed' }).size).toBe(all.length)
    fc.assert(
      fc.property(
        fc.constantFrom('documented', 'observed'),
        fc.dictionary(fc.constantFrom(...all.map(({ id }) => id)), fc.boolean()),
        (fidelity, quirks) => {
          const chosen = chosenQuirks(all, { fidelity, quirks })
          for (const { id } of all) {
            expect(chosen.has(id)).toBe(quirks[id] ?? fidelity === 'observed')
          }
        },
      ),
    )
  })

  test('of one that does not exist is refused, saying which there are', () => {
    const quirks = { 'x/null': true }
    expect(() => chosenQuirks(all, { quirks })).toThrow(
      new RangeError('there is no quirk "x/null" here; there is x/nulls, x/created, x/words'),
    )
    expect(() => chosenQuirks([], { quirks })).toThrow('there is none')
  })
})

describe.each(everyone)('the quirks of $id', ({ id: provider, quirks, contract }) => {
  test('are named after it, once each, and cited', () => {
    expect(new Set(quirks.map(({ id }) => id)).size).toBe(quirks.length)
    for (const { id, documented, observed, source, date } of quirks) {
      expect(id).toMatch(new RegExp(`^${provider}/[a-z0-9]+(-[a-z0-9]+)*$`))
      expect([documented, observed]).toEqual([
        expect.stringMatching(/^\S.{10,}\.$/),
        expect.stringMatching(/^\S.{10,}\.$/),
      ])
      expect(source.length).toBeGreaterThan(10)
      expect(new Date(date).toISOString().startsWith(date)).toBe(true)
    }
  })

  test('break what there is to break', () => {
    const places = [...contract.operations.map(({ id }) => id), ...Object.keys(contract.callbacks)]
    for (const { breaks } of quirks) {
      for (const { of } of breaks) expect(places).toContain(of)
    }
  })
})
