import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { setupBacklot } from '../../src/msw.ts'

test('a street that is reset before each test leaves nothing behind in MSW', async () => {
  const warnings: Error[] = []
  const hear = (warning: Error): unknown => warnings.push(warning)
  process.on('warning', hear)
  const street = setupBacklot({ providers: ['runware'] })
  for (let nth = 0; nth < 20; nth += 1) street.reset()
  await setImmediate()
  process.off('warning', hear)
  expect(warnings).toEqual([])
})
