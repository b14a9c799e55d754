import { describe, expect, test } from 'vitest'
import { memory } from '../../mocks/targets/memory.ts'
import { checks as allChecks } from '../../src/conformance/checks/index.ts'
import {
  againCommand,
  exitCode,
  inspect,
  type OpenTarget,
  type Report,
  reportJson,
  reportText,
} from '../../src/conformance/index.ts'
import { tamperInbox } from '../../src/conformance/tamper.ts'
import { Unreachable } from '../../src/conformance/target.ts'
import { krea } from '../../src/providers/krea/index.ts'

/** A target that never delivers what a cancelled job's webhook should say. */
const forgetful: OpenTarget = async (...args) =>
  tamperInbox(await memory(...args), (calls) =>
    calls.filter(({ body }) => !body.includes('cancelled')),
  )

const report = async (open: OpenTarget, more: object = {}): Promise<Report> => {
  const found = await inspect({ provider: krea, open, seed: 42, runs: 300, ...more })
  return { target: 'memory', seed: 42, runs: 300, providers: [found] }
}

/** The one of the laws it breaks that drawn scripts tell of, and so the one with a shortest script. */
const LAW = 'webhook/delivered-once'

const broken = ({ providers }: Report) =>
  providers.flatMap(({ verdicts }) => verdicts.filter((verdict) => verdict.fate === 'broken'))

describe('a law that breaks', () => {
  test('comes with the shortest script that shows it, and with no law but those that say it too', async () => {
    const all = broken(await report(forgetful))
    const [verdict] = all.filter(({ check }) => check === LAW)
    expect(all.map(({ check }) => check).toSorted()).toEqual([
      'delivery/cancels-told',
      'races/one-end',
      'webhook/comes-unasked',
      LAW,
    ])
    const acts = verdict?.fate === 'broken' ? verdict.script.map(({ act }) => act) : []
    expect(acts).toContain('cancel')
    expect(acts.length).toBeLessThanOrEqual(4)
  })

  test('is seen again by its path alone', async () => {
    const first = await report(forgetful)
    const [verdict] = broken(first).filter(({ check }) => check === LAW)
    if (verdict?.fate !== 'broken' || verdict.path === null) throw new Error('nothing broke')
    const again = await report(forgetful, { path: verdict.path })
    expect(broken(again).find(({ check }) => check === LAW)).toMatchObject({
      script: verdict.script,
    })
    expect(againCommand(first, 'krea', verdict)).toBe(
      `backlot check krea --target memory --seed 42 --runs 300 --check webhook/delivered-once --path ${verdict.path}`,
    )
  })

  test('is seen again by its path where chance has a hand in it', async () => {
    const checks = allChecks.filter(({ id }) => id === 'errors/unknown-job')
    const flaky = { checks, scenario: 'flaky', first: [] }
    for (const seed of [1, 2, 3]) {
      const [verdict] = broken(await report(memory, { ...flaky, seed }))
      if (verdict?.fate !== 'broken' || verdict.path === null) throw new Error('nothing broke')
      const again = await report(memory, { ...flaky, seed, path: verdict.path })
      expect(broken(again)).toMatchObject([{ script: verdict.script }])
    }
  })

  test('is told in text and JSON, and by exit code 1', async () => {
    const found = await report(forgetful)
    expect(exitCode(found)).toBe(1)
    expect(reportText(found, { colour: false })).toMatch(
      /✗ krea {2}webhook\/delivered-once[\s\S]*again +backlot check krea/,
    )
    const parsed: unknown = JSON.parse(reportJson(found))
    expect(parsed).toMatchObject({ exitCode: 1, providers: [{ provider: 'krea' }] })
  })
})

test('a target that does not answer makes verdicts inconclusive, with the reason, and exit code 3', async () => {
  const silent: OpenTarget = async (...args) => ({
    ...(await memory(...args)),
    send: async () => {
      throw new Unreachable('no answer from http://127.0.0.1:9')
    },
  })
  const found = await report(silent)
  expect(exitCode(found)).toBe(3)
  expect(reportText(found, { colour: false })).toContain('no answer from http://127.0.0.1:9')
})

test('a bug of ours is no verdict', async () => {
  const buggy: OpenTarget = async (...args) => ({
    ...(await memory(...args)),
    send: async () => {
      throw new RangeError('ours')
    },
  })
  await expect(report(buggy)).rejects.toThrow('ours')
})

test('what is kept gives exit code 0', async () => {
  expect(exitCode(await report(memory))).toBe(0)
})
