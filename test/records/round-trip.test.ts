import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { memory } from '../../mocks/targets/memory.ts'
import { checks } from '../../src/conformance/checks/index.ts'
import type { ProviderReport } from '../../src/conformance/report/report.ts'
import type { Transcript } from '../../src/conformance/transcript.ts'
import { providers } from '../../src/providers/registry.ts'
import { changed, examine } from '../../src/records/examine.ts'
import { readFinding, readRecord } from '../../src/records/read.ts'
import { recordRun } from '../../src/records/record-run.ts'
import { replay } from '../../src/records/replay.ts'
import { made, mutated, providerOf } from './_made.ts'

const folder = (): string => mkdtempSync(join(tmpdir(), 'backlot-records-'))
const write = { secrets: [] }
const find = (id: string) => providers.find((provider) => provider.id === id)

const mutants = checks.flatMap((check) => check.mutants.map((_, nth) => ({ check, nth })))

/** All of a report but texts that may be hidden on the disk: requests that were drawn have receivers
 *  with queries. */
const outline = ({ provider, cases, verdicts }: ProviderReport) => ({
  provider,
  cases,
  verdicts: verdicts.map(({ check, fate, looked, ...rest }) => ({
    check,
    fate,
    looked,
    reason: 'reason' in rest ? rest.reason : null,
    findings: 'findings' in rest ? rest.findings?.map(({ what, where }) => [what, where]) : null,
  })),
})

test('what a run found is found again in its record, for every provider and planted faults', async () => {
  const runs = folder()
  const faults = fc.option(fc.constantFrom(...mutants), { freq: 8 })
  let broken = 0
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...providers),
      faults,
      fc.nat({ max: 2 ** 31 - 1 }),
      async (provider, fault, seed) => {
        const open = fault === null ? memory : mutated(provider, fault.check, fault.nth)
        const run = await made(provider, { open, seed, runs: 2 })
        const record = await readRecord(await recordRun(run, { runs, ...write }), find)
        const now = examine(record, checks)
        for (const report of [now, record.report])
          expect(outline(report)).toEqual(outline(run.report))
        expect(changed(record, now)).toEqual([])
        broken += now.verdicts.filter(({ fate }) => fate === 'broken').length
      },
    ),
    { numRuns: 10 },
  )
  expect(broken).toBeGreaterThan(3)
})

test('the judgement is of the transcripts, not of the verdicts that lie beside them', async () => {
  const krea = providerOf('krea')
  const lost = checks.filter(({ id }) => id === 'webhook/delivered-once')
  const [check] = lost
  if (check === undefined) throw new Error('no such check')
  const sound = await made(krea, { checks: lost })
  const faulty = await made(krea, { checks: lost, open: mutated(krea, check) })
  const record = await readRecord(await recordRun(faulty, { runs: folder(), ...write }), find)
  const lying = { ...record, report: sound.report }
  expect(examine(lying, lost).verdicts[0]).toMatchObject({
    fate: 'broken',
    findings: [{ what: 'a webhook call is missing' }],
  })
  expect(changed(lying, examine(lying, lost))).toEqual(['webhook/delivered-once'])
})

test('a finding is seen again by its file, at a target with the same fault, and not at a sound one', async () => {
  const krea = providerOf('krea')
  const check = checks.find(({ id }) => id === 'webhook/delivered-once')
  if (check === undefined) throw new Error('no such check')
  const run = await made(krea, { open: mutated(krea, check) })
  const at = await recordRun(run, { runs: folder(), ...write })
  const found = await readFinding(`${at}#webhook/delivered-once`)
  expect(await readFinding(join(at, 'findings', 'webhook.delivered-once.json'))).toEqual(found)
  const same = await replay(found, { provider: krea, check, open: mutated(krea, check) })
  expect(same).toMatchObject({ fate: 'broken', findings: found.findings })
  expect(await replay(found, { provider: krea, check, open: memory })).toMatchObject({
    fate: 'kept',
  })
})

/** A transcript with files as plain bytes, whatever class of them a target gives. What is drawn from
 *  the schemas has URLs with queries, which are hidden. */
const plain = (transcript: Transcript | undefined) =>
  transcript?.entries
    .filter(({ act }) => act !== 'request')
    .map((entry) => ({
      ...entry,
      response: { ...entry.response, body: Buffer.from(entry.response.body).toString('latin1') },
    }))

test('binary bodies and sets come back as they were', async () => {
  const kie = providerOf('kie')
  const run = await made(kie)
  const record = await readRecord(await recordRun(run, { runs: folder(), ...write }), find)
  expect(record.taken).toHaveLength(run.kept.taken.length)
  for (const [index, { transcript }] of record.taken.entries()) {
    expect(plain(transcript)).toEqual(plain(run.kept.taken[index]?.transcript))
    expect(transcript.abilities).toEqual(run.kept.taken[index]?.transcript.abilities)
  }
  const bodies = record.taken.flatMap(({ transcript }) =>
    transcript.entries.map(({ response }) => response.body),
  )
  expect(bodies.some((body) => body instanceof Uint8Array && body.length > 0)).toBe(true)
})
