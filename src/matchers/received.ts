import type { Mock } from '../../mocks/mock.ts'

/** The mocks of what `expect` was given: a street, or one mock. Throws a `TypeError` for anything
 *  else. */
export function mocksOf(received: unknown, matcher: string): readonly Mock[] {
  if (typeof received === 'object' && received !== null) {
    // A street has mocks, a mock has records.
    if ('mocks' in received && Array.isArray(received.mocks)) return received.mocks
    if ('violations' in received && 'jobs' in received) return [received as Mock]
  }
  throw new TypeError(
    `expect(street).${matcher}() takes what setupBacklot() or createMock() gave, not ${what(received)}`,
  )
}

const what = (value: unknown): string =>
  value === null ? 'null' : typeof value === 'object' ? 'some other object' : typeof value
