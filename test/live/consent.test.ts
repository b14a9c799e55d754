import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { saysYes } from '../../src/cli/live/money.ts'

test.each([
  ['y\r', true],
  ['Yes\r', true],
  ['\r', false],
  ['n\r', false],
  ['\u0003', false],
  ['y\u0003', false],
  ['\u0004', false],
])('a person who types %j at the question of money: %s', async (typed, agrees) => {
  const [input, output] = [new PassThrough(), new PassThrough()]
  const answer = saysYes({ input, output }, 'Spend? ')
  input.write(typed)
  expect(await answer).toBe(agrees)
  expect(String(output.read())).toContain('Spend? ')
})
