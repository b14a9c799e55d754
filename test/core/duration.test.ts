import fc from 'fast-check'
import { expect, test } from 'vitest'
import { durationMs } from '../../src/core/duration.ts'

test.each([
  ['10m', 600_000],
  ['1h30m', 5_400_000],
  ['2d', 172_800_000],
  ['500ms', 500],
  ['1.5s', 1500],
  ['0s', 0],
  [0, 0],
  [1234, 1234],
  [0.6, 1],
] as const)('%s is %i ms', (by, ms) => {
  expect(durationMs(by)).toBe(ms)
})

test('words of any parts are the sum of their parts', () => {
  const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }
  const part = fc.tuple(fc.nat(999), fc.constantFrom('ms', 's', 'm', 'h'))
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
      const sum = parts.reduce((ms, [count, unit]) => ms + count * units[unit], 0)
      expect(durationMs(parts.flat().join(''))).toBe(sum)
    }),
  )
})

test.each(['', ' ', '10', 'm', '10x', '10 m', '1h,30m', '10m ', '.5s', '1e3s', '-', 'Infinity'])(
  'the words %j are no duration, and the sentence says what is',
  (words) => {
    expect(() => durationMs(words)).toThrow(RangeError)
    expect(() => durationMs(words)).toThrow(/10m, 1h30m/)
  },
)

test.each([-1, '-5m', Number.NEGATIVE_INFINITY])('%s leads back and is refused', (by) => {
  expect(() => durationMs(by)).toThrow(/time goes forward only/)
})

test.each([Number.POSITIVE_INFINITY, 1e300, '36501d', '9'.repeat(99)])(
  '%s is refused: no slip of the unit ends all time',
  (by) => {
    expect(() => durationMs(by)).toThrow(RangeError)
  },
)

test.each([[Number.NaN], [null], [undefined], [{}], [[5]], [true], [10n]])(
  '%s is no duration whatever a caller without types sends',
  (by) => {
    // As JSON from outside would bring it.
    expect(() => durationMs(by as never)).toThrow(RangeError)
  },
)

test('words without end are refused at once', () => {
  expect(() => durationMs('1h'.repeat(1e6))).toThrow(RangeError)
})
