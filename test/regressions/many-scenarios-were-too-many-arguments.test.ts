import { expect, test } from 'vitest'
import { planOf, scenarios } from '../../mocks/kernel/scenarios.ts'
import { dice } from '../../src/core/dice.ts'

test('as many scenarios as a prompt can hold make one plan', () => {
  const [happy] = scenarios
  const many = Array.from({ length: 200_000 }, () => happy).filter((one) => one !== undefined)
  expect(planOf(many, () => dice(1))).toEqual(happy?.plan)
})
