import { beforeAll, describe, expect, test } from 'vitest'
import { memory } from '../../mocks/targets/memory.ts'
import { checks } from '../../src/conformance/checks/index.ts'
import { reportHtml } from '../../src/conformance/report/html.ts'
import { reportJson } from '../../src/conformance/report/json.ts'
import { junitXml } from '../../src/conformance/report/junit.ts'
import { exitCode, type Report } from '../../src/conformance/report/report.ts'
import { sarifJson } from '../../src/conformance/report/sarif.ts'
import { nothingSpent } from '../../src/conformance/report/spend.ts'
import { summaryMarkdown } from '../../src/conformance/report/summary.ts'
import { reportText } from '../../src/conformance/report/text.ts'
import type { OpenTarget } from '../../src/conformance/target.ts'
import { chosenQuirks } from '../../src/core/quirk.ts'
import { examine } from '../../src/records/examine.ts'
import { replay } from '../../src/records/replay.ts'
import { judge, judgeQuirks } from '../../src/suite/judge.ts'
import { made, providerOf } from '../records/_made.ts'

const kie = providerOf('kie')
const LAW = 'schema/body-documented'
const QUIRK = 'kie/pending-nulls'
const source = kie.quirks.find(({ id }) => id === QUIRK)?.source ?? 'no source'

/** Of a provider that is as it was seen, or as it is documented; quirks may show at either. */
const provider =
  (fidelity: 'observed' | 'documented'): OpenTarget =>
  async (one, opening) => ({
    ...(await memory(one, { ...opening, fidelity })),
    quirks: chosenQuirks(one.quirks, { fidelity: 'observed' }),
  })

const ran = (fidelity: 'observed' | 'documented') =>
  made(kie, { open: provider(fidelity), runs: 4 })

const told = (run: Awaited<ReturnType<typeof ran>>): Report => ({
  target: 'memory',
  seed: 42,
  runs: 4,
  providers: [run.report],
})

/** A text of markup or Markdown as its reader sees it. */
const seen = (text: string): string =>
  text.replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(code)).replaceAll('\\"', '"')

const forms: Readonly<Record<string, (report: Report) => string>> = {
  text: (report) => reportText(report, { colour: false }),
  JSON: reportJson,
  JUnit: junitXml,
  SARIF: (report) => sarifJson(report, { version: '1', place: () => null }),
  summary: summaryMarkdown,
  HTML: (report) => reportHtml(report, []),
}

let as: Record<'observed' | 'documented', Awaited<ReturnType<typeof ran>>>
beforeAll(async () => {
  as = { observed: await ran('observed'), documented: await ran('documented') }
})

describe.each(Object.entries(forms))('%s', (_, form) => {
  test('tells a known quirk with its source, and calls nothing broken', () => {
    const text = seen(form(told(as.observed)))
    expect(text).toContain(QUIRK)
    expect(text).toContain(source)
    expect(text).not.toMatch(/not seen any more/)
    expect(exitCode(told(as.observed))).toBe(0)
  })

  test('tells that a quirk is gone, with the source that once had it', () => {
    const text = seen(form(told(as.documented)))
    expect(text).toContain(QUIRK)
    expect(text).toContain(source)
    expect(text).toMatch(/not seen any more|quirksGone/)
    expect(exitCode(told(as.documented))).toBe(0)
  })
})

test('what is known stays known when a record is judged again', () => {
  const { report, kept } = as.observed
  const environment = { provider: 'kie' } as never // No judge looks at it.
  const record = { report, taken: kept.taken, spend: nothingSpent, environment }
  expect(examine(record, checks)).toEqual(report)
  const law = report.verdicts.find(({ check }) => check === LAW)
  expect(law).toMatchObject({ fate: 'known quirk' })
  // Of a record that was made before the quirk was known.
  const finding = law?.fate === 'known quirk' ? law.quirks.map((one) => one.finding) : []
  const broken = { ...law, fate: 'broken', findings: finding, script: [], path: null } as never
  const before = { ...report, verdicts: report.verdicts.map((one) => (one === law ? broken : one)) }
  const now = examine({ ...record, report: before }, checks)
  expect(now.verdicts.find(({ check }) => check === LAW)).toMatchObject({ fate: 'known quirk' })
})

test('a finding that is replayed where only known quirks show is seen no more', async () => {
  const check = checks.find(({ id }) => id === LAW)
  if (check === undefined) throw new Error(`no check ${LAW}`)
  const taken = as.observed.kept.taken[0]
  const environment = { seed: 42, fidelity: 'observed', quirks: {}, scenario: null } as const
  const found = { environment, name: 'again', script: taken?.transcript.script ?? [] } as never
  const { fate } = await replay(found, { provider: kie, check, open: provider('observed') })
  expect(fate).toBe('kept')
})

test('SARIF’s readers have accepted what is known', () => {
  const { results } = JSON.parse(sarifJson(told(as.observed), { version: '1', place: () => null }))
    .runs[0]
  expect(results.length).toBeGreaterThan(0)
  for (const one of results) {
    expect(one.suppressions).toMatchObject([{ kind: 'external', status: 'accepted' }])
  }
})

test('in a user’s suite a known quirk passes with a note, and one that is gone is told', () => {
  const kept = judge(told(as.observed), LAW)
  expect(kept).toMatchObject({ kind: 'passed', notes: [expect.any(String), expect.any(String)] })
  expect(JSON.stringify(kept)).toContain(`source: ${source}`)
  expect(judgeQuirks(told(as.observed))).toEqual({ kind: 'passed', notes: [] })
  expect(judgeQuirks(told(as.documented))).toMatchObject({
    kind: 'skipped',
    reason: expect.stringContaining(`${QUIRK} (once known: ${source})`),
  })
})
