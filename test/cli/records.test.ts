import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checks } from '../../src/conformance/checks/index.ts'
import { recordRun } from '../../src/records/record-run.ts'
import { made, mutated, providerOf } from '../records/_made.ts'
import { run } from './_run.ts'

const folder = (): string => mkdtempSync(join(tmpdir(), 'backlot-records-'))

test('check keeps a record that examine judges alike, and reports in every form', async () => {
  const [runs, report] = [folder(), folder()]
  const flags = ['--runs', '3', '--record', runs, '--report', report]
  const ended = await run('check', 'krea', 'aimlapi', ...flags)
  expect(ended).toMatchObject({ code: 0, err: '' })
  const names = readdirSync(runs)
  expect(names).toEqual([
    expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ-/),
    expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ-/),
  ])
  for (const name of names) {
    expect(ended.out).toContain(`recorded in ${join(runs, name)}`)
    const judged = await run('examine', join(runs, name))
    expect(judged).toMatchObject({ code: 0, err: '' })
    expect(judged.out).toContain('the same verdicts as in the run itself')
  }
  expect(readdirSync(report).toSorted()).toEqual([
    'exchanges.har',
    'junit.xml',
    'report.html',
    'report.json',
    'report.sarif',
    'report.txt',
    'summary.md',
  ])
})

test('a broken record is examined with exit code 1, and its finding replayed by name and by file', async () => {
  const krea = providerOf('krea')
  const check = checks.find(({ id }) => id === 'webhook/delivered-once')
  if (check === undefined) throw new Error('no such check')
  const faulty = await made(krea, { open: mutated(krea, check) })
  const at = await recordRun(faulty, { runs: folder(), secrets: [] })
  const examined = await run('examine', at, '--json')
  expect(examined.code).toBe(1)
  expect(JSON.parse(examined.out)).toMatchObject({ exitCode: 1, target: 'memory' })
  // The mock that it is replayed on has no fault.
  const replayed = await run('replay', `${at}#webhook/delivered-once`)
  expect(replayed).toMatchObject({ code: 0, err: '' })
  expect(replayed.out).toContain('not seen any more')
  const file = join(at, 'findings', 'webhook.delivered-once.json')
  const json = await run('replay', file, '--json')
  expect(JSON.parse(json.out)).toMatchObject({ fate: 'kept', findings: [] })
  writeFileSync(file, readFileSync(file, 'utf8').replace('"target": "memory"', '"target": "moon"'))
  const lost = await run('replay', file)
  expect(lost.code).toBe(2)
  expect(lost.err).toMatch(/^backlot: .*'moon'.*memory, msw, http, prism.*\n$/)
})

test('what is no record, or cannot be kept, is one line and exit code 2', async () => {
  const nowhere = join(folder(), 'none')
  const all = [
    await run('examine', nowhere),
    await run('replay', `${nowhere}#a/b`),
    await run('check', 'krea', '--runs', '0', '--record', '/proc/runs'),
  ]
  for (const { code, err } of all) {
    expect(code).toBe(2)
    expect(err).toMatch(/^backlot: [^\n]+\n$/)
  }
})
