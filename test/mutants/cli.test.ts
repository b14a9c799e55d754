import { expect, test } from 'vitest'
import { run } from '../cli/_run.ts'

test.concurrent.each([
  [['acme'], "there is no provider 'acme'; there is krea,"],
  [['--only', 'krea/no/such'], "there is no mutant 'krea/no/such'; near it is krea/"],
  [['krea', '--only', 'kie/webhook/lost'], "there is no mutant 'kie/webhook/lost'; there is krea/"],
  [['--target', 'live'], 'Allowed choices are memory, http'],
  [['--jobs', '0'], 'It must be a whole number from 1 to 64'],
])('%j is one line and exit code 2', async (words, line) => {
  const { code, out, err } = await run('mutants', ...words)
  expect(err).toContain(line)
  expect(err.trimEnd().split('\n')).toHaveLength(1)
  expect({ code, out }).toEqual({ code: 2, out: '' })
})

test('one mutant alone says what it does and who found it', async () => {
  const { code, out, err } = await run('mutants', '--only', 'krea/webhook/lost')
  expect(err).toBe('')
  expect(out).toContain('✓ krea/webhook/lost')
  expect(out).toContain('webhook/delivered-once')
  expect(code).toBe(0)
})

test('the work is the same for one worker as for two', async () => {
  const words = ['mutants', 'kie', '--only', 'kie/webhook', '--json'] as const
  const [one, two] = await Promise.all([run(...words, '--jobs', '1'), run(...words, '--jobs', '2')])
  const [first, second] = [one, two].map(({ out }) => ({ ...JSON.parse(out), ms: 0 }))
  expect(first).toEqual(second)
  expect(first.caught.length).toBeGreaterThan(20)
})
