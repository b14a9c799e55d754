import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findProvider } from '../../src/providers/registry.ts'
import { keeper } from '../../src/records/keeper.ts'
import { readFinding, readRecord } from '../../src/records/read.ts'
import { RECORD_VERSION, RecordError } from '../../src/records/record.ts'
import { environmentOf, recordRun } from '../../src/records/record-run.ts'
import { writeRecord } from '../../src/records/write.ts'
import { made, providerOf } from './_made.ts'

const folder = (): string => mkdtempSync(join(tmpdir(), 'backlot-records-'))
const run = await made(providerOf('aimlapi'), { runs: 2 })
const recorded = (): Promise<string> => recordRun(run, { runs: folder(), secrets: [] })

const change = (file: string, how: (text: string) => string): void =>
  writeFileSync(file, how(readFileSync(file, 'utf8')))

/** One line, and of the kind that a user can do something about. */
async function complaint(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof RecordError)) throw new Error(`no complaint, but ${String(error)}`)
  expect(error.message).not.toContain('\n')
  return error.message
}

describe('reading', () => {
  test('a record of another version is refused by its number', async () => {
    const at = await recorded()
    change(join(at, 'environment.json'), (text) =>
      text.replace(`"record": ${RECORD_VERSION}`, '"record": 99'),
    )
    expect(await complaint(readRecord(at, findProvider))).toMatch(
      new RegExp(`version 99.*reads version ${RECORD_VERSION}`),
    )
  })

  test('a transcript cut off anywhere is told, by line or by count', async () => {
    const at = await recorded()
    const file = join(at, 'transcript.jsonl')
    const whole = readFileSync(file, 'utf8')
    const firstLine = whole.indexOf('\n') + 1
    for (const length of [0, 10, firstLine - 1, firstLine, whole.length - 1]) {
      writeFileSync(file, whole.slice(0, length))
      expect(await complaint(readRecord(at, findProvider))).toMatch(/cut off|no transcript/)
    }
    writeFileSync(file, whole)
    expect((await readRecord(at, findProvider)).taken).toHaveLength(run.kept.taken.length)
  })

  test('a line that is no transcript is told by its number', async () => {
    const at = await recorded()
    change(join(at, 'transcript.jsonl'), (text) => text.replace(/^.*\n/, '{"name": 1}\n'))
    expect(await complaint(readRecord(at, findProvider))).toContain('line 1')
  })

  test('a folder that is no record, one that lacks a file, and a stray finding are told', async () => {
    expect(await complaint(readRecord(folder(), findProvider))).toContain(
      'it has no environment.json',
    )
    const at = await recorded()
    rmSync(join(at, 'spend.json'))
    expect(await complaint(readRecord(at, findProvider))).toContain('spend.json')
    writeFileSync(join(at, 'environment.json'), '{}')
    expect(await complaint(readRecord(at, findProvider))).toContain('no record')
    writeFileSync(join(at, 'stray.json'), '[]')
    expect(await complaint(readFinding(join(at, 'stray.json')))).toContain('no JSON object')
    expect(await complaint(readFinding(`${at}#no/such`))).toMatch(
      /has no finding of 'no\/such': it has none$/,
    )
  })

  test('who names a run and no finding of it is told which there are', async () => {
    const at = await recorded()
    mkdirSync(join(at, 'findings'), { recursive: true })
    writeFileSync(join(at, 'findings', 'webhook.delivered-once.json'), '{}')
    for (const name of [at, `${at}#`, `${at}#webhook/delivered`])
      expect(await complaint(readFinding(name))).toMatch(/: it has webhook\/delivered-once$/)
    const nowhere = join(at, 'nowhere')
    expect(await complaint(readFinding(nowhere))).toBe(`there is no ${nowhere}`)
    expect(await complaint(readFinding(`${nowhere}#a/b`))).toBe(`there is no ${nowhere}`)
    expect(await complaint(readRecord(nowhere, findProvider))).toBe(`there is no ${nowhere}`)
  })

  test('a record of a provider that is not here is told', async () => {
    const at = await recorded()
    expect(await complaint(readRecord(at, () => undefined))).toContain('aimlapi')
  })
})

describe('writing', () => {
  test('two runs in one second lie side by side', async () => {
    const runs = folder()
    const first = await recordRun(run, { runs, secrets: [] })
    const second = await recordRun(run, { runs, secrets: [] })
    expect(first).toMatch(/2026-01-02T03-04-05Z-aimlapi$/)
    expect(second).toBe(`${first}-2`)
  })

  test('a folder that takes nothing is one clear line', async () => {
    const file = join(folder(), 'file')
    writeFileSync(file, 'mine')
    expect(await complaint(recordRun(run, { runs: file, secrets: [] }))).toContain(file)
    expect(readFileSync(file, 'utf8')).toBe('mine')
    expect(await complaint(recordRun(run, { runs: '/proc/runs', secrets: [] }))).toContain('/proc')
  })

  test('what fails half-way leaves nothing behind, and all that was there', async () => {
    const runs = folder()
    const before = await recordRun(run, { runs, secrets: [] })
    const broken = { ...run.report, verdicts: run.report.verdicts.slice(0, 1) }
    const record = {
      environment: environmentOf(run),
      taken: run.kept.taken,
      // A name that no file system takes fails as late as a full disk would.
      report: {
        ...broken,
        verdicts: broken.verdicts.map((verdict) => ({
          ...verdict,
          fate: 'broken' as const,
          check: 'x'.repeat(5_000),
          findings: [],
          script: [],
          path: null,
        })),
      },
      spend: { budgetMicroUsd: null, calls: [] },
    }
    expect(await complaint(writeRecord(record, { runs, secrets: [] }))).toContain('cannot be kept')
    expect(readdirSync(runs).map((name) => join(runs, name))).toEqual([before])
    expect((await readRecord(before, findProvider)).report).toEqual(
      JSON.parse(JSON.stringify(run.report)),
    )
  })
})

test('beyond its limit a keeper leaves out what shows no breach, and counts it', () => {
  const kept = keeper({ soundMax: 1 })
  const [one] = run.kept.taken
  if (one === undefined) throw new Error('nothing was taken')
  kept.onTranscript(one.transcript, { name: 'a', checks: [] })
  kept.onTranscript(one.transcript, { name: 'b', checks: [] })
  kept.onTranscript(one.transcript, { name: 'c', checks: ['x/y'] })
  expect(kept.taken.map(({ name }) => name)).toEqual(['a', 'c'])
  expect(kept.leftOut).toBe(1)
})
