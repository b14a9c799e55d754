import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { clause, sentence } from '../../src/core/clause.ts'
import { providers } from '../../src/providers/registry.ts'

const said = (rule: string, limit: unknown, actual?: unknown): string => {
  const message = clause({ rule, limit, actual })
  const violation = { rule, limit, actual, message, pointer: '/x', field: 'x', schemaPath: '#' }
  return sentence(violation, violation.field)
}

describe('a sentence about a broken rule', () => {
  test.each([
    ['required', null, undefined, 'x is required'],
    ['type', 'string', 5, 'x must be a string, got 5'],
    ['type', ['string', 'null'], [], 'x must be a string or null'],
    ['type', 'number', Number.POSITIVE_INFINITY, 'x must be a finite number, got Infinity'],
    ['type', 'object', undefined, 'x is required'],
    ['type', 'object', null, 'x must be an object, got null'],
    ['type', 'string', { a: 1 }, 'x must be a string, got an object'],
    ['enum', ['a', 'b'], 'c', 'x must be one of a, b, got "c"'],
    ['enum', ['a'], 'c', 'x must be a, got "c"'],
    ['minLength', 1, '', 'x must not be empty'],
    ['maxLength', 2, '😀😀😀', 'x must not be longer than 2 characters, got 3'],
    ['maxItems', 1, [1, 2], 'x must not have more than 1 items, got 2'],
    ['format', 'uri', 'no', 'x must be an absolute URI, got "no"'],
    ['surprise', null, 5, 'x breaks the rule "surprise", got 5'],
  ])('%s %j, given %j', (rule, limit, actual, expected) => {
    expect(said(rule, limit, actual)).toBe(expected)
  })

  test('quotes no name and no value at length', () => {
    const long = 'x'.repeat(1_000_000)
    const violation = { rule: 'enum', limit: ['a'], actual: long, message: 'must be a' }
    const rest = { pointer: `/${long}`, field: long, schemaPath: '#' }
    expect(sentence({ ...violation, ...rest }, long).length).toBeLessThan(200)
  })
})

test.each([...providers.map(({ id }) => id), 'backlot'])('every rule of %s has a clause', (id) => {
  const code = readFileSync(new URL(`../../generated/${id}/validators.ts`, import.meta.url), 'utf8')
  const rules = [...code.matchAll(/keyword:"(\w+)"/g)].map(([, rule = '']) => rule)
  expect(rules.length).toBeGreaterThan(0)
  const mute = rules.filter((rule) => said(rule, 1, 1).includes('breaks the rule'))
  expect(mute).toEqual([])
})
