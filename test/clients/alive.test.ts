import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const script = `
import { systemClock } from './src/host/clock.ts'
const clock = systemClock({ speed: 1000 })
await clock.until(clock.now() + 20_000)
console.log('waited')
`

test('a script that only waits for its job is kept alive until the job is asked for', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '-e',
    script,
  ])
  expect(stdout).toBe('waited\n')
})
