import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formats, hasFormat, isOdd } from '../../src/schema/formats.ts'
import { witness } from './witness.ts'

const odd = fc.constantFrom(...'/:.-@#?%+[]~&T Z_0a')

describe.each(Object.entries(formats))('%s', (format, one) => {
  const errors = witness({ type: 'string', format })

  test('what is drawn is one, and what breaks it is none', () => {
    for (const text of fc.sample(one.values, { numRuns: 200, seed: 42 })) {
      expect([text, hasFormat(text, one), errors(text).length]).toEqual([text, true, 0])
    }
    for (const text of one.broken) {
      expect([text, hasFormat(text, one), errors(text).length]).toEqual([text, false, 1])
    }
  })

  test('whatever nearly is one is told as another validator does, or is said to be odd', () => {
    const near = fc
      .tuple(one.values, fc.nat(40), fc.nat(2), fc.string({ maxLength: 2 }), odd)
      .map(([text, at, cut, some, sign]) => text.slice(0, at) + some + sign + text.slice(at + cut))
    fc.assert(
      fc.property(near, (text) => {
        if (isOdd(text, format)) return
        expect([text, errors(text).length === 0]).toEqual([text, hasFormat(text, one)])
      }),
      { numRuns: 500 },
    )
  })
})
