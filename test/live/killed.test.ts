import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { krea } from '../../src/providers/krea/index.ts'
import { run, start } from '../cli/_run.ts'
import { close, stand } from './_stand.ts'

beforeEach(() => {
  vi.stubEnv('KREA_API_KEY', 'secret-of-krea')
})
afterEach(() => {
  vi.unstubAllEnvs()
})

/** A run at a stand-in that is sent a signal as soon as its first job is taken. */
async function signalled(signal: NodeJS.Signals) {
  let child: ReturnType<typeof start>['child'] | null = null
  const at = await stand(krea, {
    answer: async (mock, request, abort) => {
      const answer = await mock.answer(request, abort)
      if (answer.status === 200 && request.method === 'POST' && child !== null) {
        child.kill(signal)
        child = null
      }
      return answer
    },
  })
  const record = mkdtempSync(join(tmpdir(), 'backlot-killed-'))
  const words = ['--target', 'live', '--base-url', at.baseUrl, '--budget', '0.05', '--yes']
  const started = start('check', 'krea', ...words, '--speed', '1000', '--record', record)
  child = started.child
  const ended = await started.ended
  const jobs = () => at.mock.jobs('secret-of-krea').length
  return { at, ended, jobs, folder: join(record, readdirSync(record)[0] ?? '') }
}

/** It keeps the pace that it was begun at. */
const go = (folder: string) => run('check', '--resume', folder, '--yes')

test('a run that is killed has kept what it learnt, and goes on without paying again', async () => {
  vi.stubEnv('KREA_OTHER_API_KEY', 'other-secret-of-krea')
  const { at, ended, jobs, folder } = await signalled('SIGKILL')
  expect(ended.code).toBeNull()
  expect(jobs()).toBe(1)
  const told = await run('examine', folder)
  expect(told).toMatchObject({ code: 3, err: '' })
  expect(told.out).toMatch(/was cut short, and this is what it had learnt/)
  expect(told.out).toMatch(/0\.021 {2}submit/)
  expect(told.out).not.toContain('second-account')
  vi.stubEnv('KREA_OTHER_API_KEY', '')
  const alone = await go(folder)
  expect(alone).toMatchObject({ code: 2, out: '' })
  expect(alone.err).toMatch(/was begun with another account’s key: it goes on with KREA_OTHER_API/)
  vi.stubEnv('KREA_OTHER_API_KEY', 'other-secret-of-krea')
  const resumed = await go(folder)
  await close(at)
  expect(resumed.err).toBe('')
  // One job is seen to its end and one is cancelled.
  expect(jobs()).toBe(2)
  const spend = JSON.parse(readFileSync(join(folder, 'spend.json'), 'utf8'))
  const counted = spend.calls.map((call: { countedMicroUsd: number }) => call.countedMicroUsd)
  expect(counted.filter((one: number) => one > 0)).toEqual([21_000, 21_000])
  expect((await run('examine', folder)).out).not.toMatch(/cut short/)
})

test('a run that is stopped by its user says how to go on with it, and writes its record', async () => {
  const { at, ended, jobs, folder } = await signalled('SIGINT')
  expect(ended.code).toBe(3)
  expect(ended.err).toMatch(/^backlot: stopping once the call under way is answered/)
  expect(ended.out).toContain(`to go on with it: backlot check --resume ${folder}`)
  expect(jobs()).toBe(1)
  const resumed = await go(folder)
  await close(at)
  expect(resumed).toMatchObject({ code: 0, err: '' })
  expect(jobs()).toBe(2)
})
