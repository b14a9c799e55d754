import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { HttpResponse } from '../../src/core/exchange.ts'
import { krea } from '../../src/providers/krea/index.ts'
import { run } from '../cli/_run.ts'
import { close, stand } from './_stand.ts'

beforeEach(() => {
  vi.stubEnv('KREA_API_KEY', 'secret-of-krea')
})
afterEach(() => {
  vi.unstubAllEnvs()
})

/** A stand-in that says of one kind of answer that it is plain text. */
const lying = (isIt: (answer: HttpResponse, method: string) => boolean) =>
  stand(krea, {
    answer: async (mock, request, signal) => {
      const answer = await mock.answer(request, signal)
      const lie = isIt(answer, request.method) ? { 'content-type': 'text/plain' } : {}
      return { ...answer, headers: { ...answer.headers, ...lie } }
    },
  })

async function broken(baseUrl: string): Promise<string> {
  const record = mkdtempSync(join(tmpdir(), 'backlot-replay-'))
  const flags = ['--budget', '0.05', '--yes', '--speed', '1000', '--record', record]
  const { code } = await run('check', 'krea', '--target', 'live', '--base-url', baseUrl, ...flags)
  expect(code).toBe(1)
  return join(record, readdirSync(record)[0] ?? '')
}

const scriptOf = (at: string) =>
  JSON.parse(readFileSync(join(at, 'findings/schema.content-type.json'), 'utf8')).script.map(
    ({ act }: { act: string }) => act,
  )

test('a breach in a refusal is seen again by one call, which is free when it is refused', async () => {
  const at = await lying(({ status }, method) => status >= 400 && method === 'POST')
  const name = await broken(at.baseUrl)
  expect(scriptOf(name)).toEqual(['submit'])
  const before = at.mock.jobs('secret-of-krea').length
  const finding = `${name}#schema/content-type`
  const again = await run('replay', finding)
  await close(at)
  expect(again).toMatchObject({ code: 1, err: '' })
  expect(again.out).toContain('script    submit as nobody')
  expect(at.mock.jobs('secret-of-krea').length).toBe(before)
})

test('a breach of a paid job is seen again for the price of that job, and for nothing without a budget', async () => {
  const at = await lying(({ status }, method) => status === 200 && method === 'POST')
  const name = await broken(at.baseUrl)
  expect(scriptOf(name)).toEqual(['submit'])
  const finding = `${name}#schema/content-type`
  const jobs = () => at.mock.jobs('secret-of-krea').length
  const before = jobs()
  const [refused, plan, unasked, poor] = [
    await run('replay', finding),
    await run('replay', finding, '--dry-run'),
    await run('replay', finding, '--budget', '0.05'),
    await run('replay', finding, '--budget', '0.001', '--yes', '--speed', '1000'),
  ]
  expect(refused.err).toMatch(/say how much with --budget USD/)
  expect(plan.out).toContain('USD 0.021 by the plan')
  expect(unasked.err).toMatch(/nobody is here to agree/)
  expect(poor.out).toMatch(/may cost USD 0.021, and USD 0.001 of the budget is left/)
  expect([refused, plan, unasked, poor].map(({ code }) => code)).toEqual([2, 0, 2, 3])
  expect(jobs()).toBe(before)
  const again = await run('replay', finding, '--budget', '0.03', '--yes')
  expect(again).toMatchObject({ code: 1, err: '' })
  expect(jobs()).toBe(before + 1)
  await close(at)
  const sound = await stand(krea, {})
  await close(sound)
  const gone = await run('replay', finding, '--budget', '0.03', '--yes', '--speed', '1000')
  expect(gone).toMatchObject({ code: 3, err: '' })
  expect(gone.out).toMatch(/refused the connection/)
})
