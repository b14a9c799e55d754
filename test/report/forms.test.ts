import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { harJson } from '../../src/conformance/report/har.ts'
import { reportHtml } from '../../src/conformance/report/html.ts'
import { junitXml } from '../../src/conformance/report/junit.ts'
import { sarifJson } from '../../src/conformance/report/sarif.ts'
import type { Spend } from '../../src/conformance/report/spend.ts'
import { summaryMarkdown } from '../../src/conformance/report/summary.ts'
import { reportText } from '../../src/conformance/report/text.ts'
import { isBreach } from '../../src/conformance/report/worst.ts'
import { ruleAt } from '../../src/records/rule-place.ts'
import { count, faulty, hostile, REASON, shown } from './_reports.ts'

const { report, evidence } = await shown()
const all = report.providers.flatMap(({ verdicts }) => verdicts)
const options = { version: '1.2.3', place: ruleAt }

const hostileTexts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    ']]>',
    '</script><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '\u0000\u0008\ud800',
    '| a | `b` | <b>',
    '```\n# no heading',
    '-->',
  ),
)

/** The tags of a markup, each closed in its order; text in which no `<` is left over. */
function wellFormed(markup: string, voids: readonly string[] = []): void {
  const open: string[] = []
  const rest = markup.replaceAll(
    /<(\/?)([\w:-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g,
    (_, end, name, _attributes, closed) => {
      if (end === '/') expect(open.pop()).toBe(name)
      else if (closed === '' && !voids.includes(name)) open.push(name)
      return ''
    },
  )
  expect(open).toEqual([])
  expect(rest).not.toContain('<')
  expect(rest.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toContain('&')
}

describe('JUnit', () => {
  const xml = junitXml(report)

  test('has a suite a provider, a case a check, a failure for each that is broken', () => {
    wellFormed(xml.replace(/<\?xml.*\?>/, ''))
    expect(xml.match(/<testsuite /g)).toHaveLength(report.providers.length)
    expect(xml.match(/<testcase /g)).toHaveLength(all.length)
    expect(xml.match(/<failure /g)).toHaveLength(count(report, 'broken'))
    expect(count(report, 'broken')).toBeGreaterThan(1)
  })

  test('skips what is inconclusive, with its reason, and fails nothing for it', () => {
    const [, suite = ''] = /<testsuite name="aimlapi" ([^>]*)>/.exec(xml) ?? []
    expect(suite).toContain('failures="0"')
    expect(xml).toContain('message="inconclusive: no answer from &lt;http://127.0.0.1:9&gt;')
  })

  test('tells what, where, expected, actual and how to see it again', () => {
    expect(xml).toMatch(
      /<failure message="a webhook call is missing" type="critical">[\s\S]*?where {5}webhook of job[\s\S]*?expected {2}1 calls[\s\S]*?actual {4}0 calls[\s\S]*?again {5}backlot check krea/,
    )
  })

  test('stays well-formed whatever a provider says', () => {
    fc.assert(
      fc.property(hostileTexts, (text) => {
        wellFormed(junitXml(hostile(text)).replace(/<\?xml.*\?>/, ''))
      }),
    )
  })
})

describe('SARIF', () => {
  const { runs } = JSON.parse(sarifJson(report, options))
  const [{ tool, results, invocations }] = runs

  test('has a rule a check and a result a finding, by the id of a rule', () => {
    const findings = all.filter(isBreach).flatMap((verdict) => verdict.findings)
    expect(results).toHaveLength(findings.length)
    const ids = tool.driver.rules.map(({ id }: { id: string }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { ruleId } of results) expect(ids).toContain(ruleId)
  })

  test('points at the line of the vendored document or overlay where the broken rule stands', () => {
    const found = results.find(({ message }: { message: { text: string } }) =>
      /"required" at|"type" at/.test(message.text),
    )
    const { artifactLocation, region } = found.locations[0].physicalLocation
    expect(artifactLocation.uri).toMatch(/^specs\/runware\/(?:openapi|overlay)\.yaml$/)
    const [, word] = /breaks "(\w+)"/.exec(found.message.text) ?? []
    const line = readFileSync(artifactLocation.uri, 'utf8').split('\n')[region.startLine - 1]
    expect(region.startLine).toBeGreaterThan(1)
    expect(line).toContain(`${word}:`)
  })

  test('shows what breaks no rule of a document at its head, for what has no place is not shown', () => {
    const found = results.find(
      ({ ruleId }: { ruleId: string }) => ruleId === 'webhook/delivered-once',
    )
    expect(found.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'specs/krea/openapi.yaml' },
      region: { startLine: 1 },
    })
  })

  test('tells what is inconclusive of the run, and of no file', () => {
    const [{ toolExecutionNotifications }] = invocations
    expect(toolExecutionNotifications).toEqual([
      { level: 'warning', message: { text: `aimlapi: inconclusive: ${REASON}` } },
    ])
  })
})

describe('HAR', () => {
  const { log } = JSON.parse(harJson(evidence, { version: '1.2.3' }))
  const transcripts = evidence.flatMap(({ taken }) => taken.map(({ transcript }) => transcript))

  test('has every exchange and every webhook call, in the order of time within a script', () => {
    const exchanges = transcripts.flatMap(({ entries }) => entries).length
    const calls = transcripts.flatMap(({ received }) => received).length
    expect(calls).toBeGreaterThan(0)
    expect(log.entries).toHaveLength(exchanges + calls)
    for (const { id } of log.pages) {
      const times = log.entries
        .filter(({ pageref }: { pageref: string }) => pageref === id)
        .map(({ startedDateTime }: { startedDateTime: string }) => startedDateTime)
      expect(times).toEqual(times.toSorted())
    }
  })

  test('has what HAR 1.2 requires of every entry', () => {
    for (const entry of log.entries) {
      expect(entry).toMatchObject({
        startedDateTime: expect.stringMatching(/^\d{4}-.*Z$/),
        time: expect.any(Number),
        request: {
          method: expect.any(String),
          url: expect.stringMatching(/^https?:\/\//),
          headers: expect.any(Array),
          queryString: expect.any(Array),
          bodySize: expect.any(Number),
        },
        response: { status: expect.any(Number), content: { mimeType: expect.any(String) } },
        timings: { send: 0, wait: 0, receive: 0 },
      })
    }
  })

  test('has files as base64, to the byte', () => {
    const files = transcripts
      .flatMap(({ entries }) => entries.map(({ response }) => response.body))
      .filter((body) => typeof body !== 'string')
      .map((body) => Buffer.from(body).toString('base64'))
    const packed = log.entries
      .map(
        ({ response }: { response: { content: { text: string; encoding?: string } } }) =>
          response.content,
      )
      .filter(({ encoding }: { encoding?: string }) => encoding === 'base64')
      .map(({ text }: { text: string }) => text)
    expect(files.length).toBeGreaterThan(0)
    expect(packed.toSorted()).toEqual(files.toSorted())
  })
})

describe('the step summary', () => {
  test('has a row a provider, and each breach with how to see it again', () => {
    const text = summaryMarkdown(report)
    expect(text).toMatch(/^## Contract check on memory: \d+ broken$/m)
    for (const { provider } of report.providers) expect(text).toContain(`| ${provider} |`)
    expect(text).toContain('### ❌ krea: `webhook/delivered-once` (critical)')
    expect(text).toContain('```sh\nbacklot check krea --target memory')
    expect(text).toContain('**aimlapi**: no answer from')
  })

  test('reads no markup into what a provider says', () => {
    fc.assert(
      fc.property(hostileTexts, (text) => {
        const told = summaryMarkdown(hostile(text))
        expect(told.match(/^```/gm)).toHaveLength(2)
        expect(told).not.toMatch(/<(?:b|img|script)\b/)
        expect(told.split('\n').filter((line) => line.startsWith('#'))).toHaveLength(2)
      }),
    )
  })
})

describe('the page', () => {
  const html = reportHtml(report, evidence)
  const voids = ['meta']
  const markup = (page: string): string =>
    page
      .replace('<!doctype html>', '')
      .replace(/<style>[\s\S]*?<\/style>/, '')
      .replaceAll(' open>', '>')

  test('is well-formed and needs nothing from elsewhere', () => {
    wellFormed(markup(html), voids)
    expect(html).not.toMatch(/<(?:script|link|img|iframe|object)\b/i)
    expect(html).not.toMatch(/\b(?:src|srcset)=|url\(|@import/i)
    for (const [, href = ''] of html.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^#/)
  })

  test('has what each of its links leads to', () => {
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
    for (const [, href] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(href)
  })

  test('tells the worst first: what is broken before what is inconclusive before what is kept', () => {
    const order = ['webhook/delivered-once', 'schema/content-type'].map((id) =>
      html.indexOf(`<code>${id}</code>`),
    )
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(html).toMatch(/<h1>\d+ laws broken<\/h1>/)
  })

  test('has a timeline with phases, calls, webhooks and money', () => {
    for (const kind of ['submit', 'poll', 'webhook', 'held', 'charged']) {
      expect(html).toMatch(new RegExp(`<g class="mark ${kind}`))
    }
    expect(html).toMatch(/<rect class="bar succeeded"/)
  })

  test('shows a breach with the job that it is about, and points at what is wrong', () => {
    const card = (id: string): string =>
      html.match(new RegExp(`<article class="card [a-z]+" id="${id}">[\\s\\S]*?</article>`))?.[0] ??
      ''
    const silent = card('krea-webhook-delivered-once')
    expect(silent).toMatch(/<svg [\s\S]*<text class="none wrong"[^>]*>none came</)
    expect(silent).not.toContain('<circle class="wrong"')
    const said = card('runware-held-holds-the-end')
    const step = /step (\d+):/.exec(said)?.[1]
    expect(said).toContain(`<li class="wrong"><small>${step}</small>`)
  })

  test('rings the call that shows a job to have changed after its end', async () => {
    const { provider, kept, report: of } = await faulty('krea', 'lifecycle/terminal-is-terminal')
    const one = { ...report, providers: [of] }
    const page = reportHtml(one, [{ provider, taken: kept.taken }])
    const [card = ''] = /<article [\s\S]*?<\/article>/.exec(page) ?? []
    const step = /step (\d+):/.exec(card)?.[1]
    expect(card).toMatch(
      new RegExp(`<circle class="wrong"[^>]*/><g class="mark poll"[^>]*><title>step ${step}: GET`),
    )
  })

  test('takes what a provider says for text', () => {
    fc.assert(
      fc.property(hostileTexts, (text) => {
        wellFormed(markup(reportHtml(hostile(text), [])), voids)
      }),
    )
  })

  test('tells what each call cost, sums it up, and has no word of money where nothing costs', () => {
    const told = { plannedMicroUsd: 21_000, toldMicroUsd: 20_000 }
    const paid = { at: 0, operation: 'submit', job: 'job-1', ...told, countedMicroUsd: 21_000 }
    const refused = { ...paid, job: null, toldMicroUsd: null, countedMicroUsd: 0 }
    const [one] = hostile('x').providers
    if (one === undefined) throw new Error('no provider')
    const page = (spend: Spend): string =>
      reportHtml({ ...hostile('x'), providers: [{ ...one, spend }] }, [])
    const html = page({ budgetMicroUsd: 100_000, calls: [refused, paid, paid, refused] })
    expect(html).toMatch(
      /krea <span class="soft">of a budget of 0\.10<\/span><\/th><th class="usd">0\.042</,
    )
    expect(html.match(/<code>job-1<\/code>/g)).toHaveLength(2)
    expect(html).toContain('2 calls that could have cost, and were refused')
    expect(html).toContain('<td class="usd">0.02</td>')
    expect(page({ budgetMicroUsd: null, calls: [] })).not.toContain('Spend')
  })
})

describe('the text', () => {
  test('fits one screen however much is broken, and tells how much it leaves out', () => {
    const law = { sentence: 's', source: 's', looked: 1 } as const
    const finding = { what: 'w', where: 'x', expected: 'y', actual: 'z' }
    const verdicts = Array.from({ length: 60 }, (_, index) => ({
      ...law,
      check: `a/${index}`,
      severity: index < 50 ? ('minor' as const) : ('critical' as const),
      fate: 'broken' as const,
      findings: [finding],
      script: [],
      path: null,
    }))
    const many = { ...report, providers: [{ provider: 'krea', cases: 1, verdicts }] }
    const text = reportText(many, { colour: false })
    expect(text.split('\n').length).toBeLessThanOrEqual(45)
    expect(text).toContain('a/50')
    expect(text).toContain('48 more broken')
  })
})
