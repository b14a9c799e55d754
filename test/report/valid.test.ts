import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { harJson } from '../../src/conformance/report/har.ts'
import { junitXml } from '../../src/conformance/report/junit.ts'
import { harSchema } from './_har-schema.ts'
import { hostile, shown } from './_reports.ts'
import { invalid, type Rule, readXml } from './_xml.ts'

const { report, evidence } = await shown()

const ajv = new Ajv({ allErrors: true, strict: false })
// Its types have no default export under this module resolution, its module has.
;(formats as unknown as (one: Ajv) => void)(ajv)
const isHar = ajv.compile(harSchema)

const har = JSON.parse(harJson(evidence, { version: '1.2.3' }))

test('HAR is what its schema says', () => {
  isHar(har)
  expect(isHar.errors).toBeNull()
  const { pages, entries } = har.log
  const ids = pages.map(({ id }: { id: string }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { pageref } of entries) expect(ids).toContain(pageref)
})

test('a body of bytes that was sent has no name in HAR that HAR does not know', () => {
  const [one] = evidence
  const [taken] = one?.taken ?? []
  if (one === undefined || taken === undefined) throw new Error('nothing was taken')
  const { transcript } = taken
  const entries = transcript.entries.map((entry) => ({
    ...entry,
    request: { ...entry.request, body: new Uint8Array([1, 2, 250]) },
  }))
  const bytes = [{ ...one, taken: [{ ...taken, transcript: { ...transcript, entries } }] }]
  isHar(JSON.parse(harJson(bytes, { version: '1' })))
  expect(isHar.errors).toBeNull()
})

test('the schema of HAR finds what is left out and what is too much', () => {
  const [entry] = har.log.entries
  const { cache: _, ...less } = entry
  for (const bad of [less, { ...entry, extra: 1 }, { ...entry, startedDateTime: 'now' }]) {
    expect(isHar({ log: { ...har.log, entries: [bad] } })).toBe(false)
  }
})

const outcome: Rule = { must: [], may: ['type', 'message'], holds: [] }
const numbers = ['tests', 'failures', 'errors']

/** The strictest reader: the schema by which Jenkins' xUnit plugin refuses files (junit-10.xsd). */
const jenkins: Readonly<Record<string, Rule>> = {
  testsuites: { must: [], may: ['name', 'time', ...numbers], holds: ['testsuite'] },
  testsuite: {
    must: ['name', ...numbers],
    may: ['skipped', 'time', 'timestamp', 'hostname', 'id', 'package', 'file', 'url'],
    holds: ['properties', 'testcase', 'system-out', 'system-err'],
  },
  properties: { must: [], may: [], holds: ['property'] },
  property: { must: ['name', 'value'], may: [], holds: [] },
  testcase: {
    must: ['name'],
    may: ['classname', 'time', 'group'],
    holds: ['skipped', 'error', 'failure', 'system-out', 'system-err'],
  },
  skipped: outcome,
  error: outcome,
  failure: outcome,
  'system-out': { must: [], may: [], holds: [] },
  'system-err': { must: [], may: [], holds: [] },
}

test('JUnit is what Jenkins takes, and its numbers are those of its cases', () => {
  const root = readXml(junitXml(report))
  expect(invalid(root, jenkins)).toEqual([])
  for (const suite of root.children) {
    const cases = suite.children.filter(({ name }) => name === 'testcase')
    const having = (of: string): number =>
      cases.filter(({ children }) => children.some(({ name }) => name === of)).length
    expect(suite.attributes).toMatchObject({
      tests: String(cases.length),
      failures: String(having('failure')),
      skipped: String(having('skipped')),
    })
  }
})

test('JUnit stays valid whatever a provider says, in characters that XML may have', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const xml = junitXml(hostile(text))
      expect(invalid(readXml(xml), jenkins)).toEqual([])
      // XML 1.0, production 2.
      expect(xml).toMatch(/^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u)
    }),
  )
})
