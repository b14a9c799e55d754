import { expect, test } from 'vitest'
import { memory } from '../../mocks/targets/memory.ts'
import {
  checks,
  exitCode,
  inspect,
  type OpenTarget,
  type Report,
  reportJson,
  reportText,
} from '../../src/conformance/index.ts'
import { reportHtml } from '../../src/conformance/report/html.ts'
import { withNewIds } from '../../src/conformance/rerun.ts'
import { Declined } from '../../src/conformance/target.ts'
import { tour } from '../../src/conformance/tour.ts'
import { randomId } from '../../src/host/random.ts'
import { spoken } from '../../src/live/spoken.ts'
import { krea } from '../../src/providers/krea/index.ts'
import { runware } from '../../src/providers/runware/index.ts'
import { close, fates, night, stand } from '../live/_stand.ts'

const LAW = 'errors/unknown-job'

/** A target that forgets its manners where a job is asked for that nobody has: at these of the
 *  performances, each of which asks once. Where it is said so it does not answer at all. */
const moody =
  (lies: readonly ('lie' | 'truth' | 'none')[]): OpenTarget =>
  async (...args) => {
    const target = await memory(...args)
    let asked = 0
    return {
      ...target,
      send: async (request, note) => {
        const answer = await target.send(request, note)
        if (!request.path.includes('/11111111-')) return answer
        const mood = lies[asked]
        asked += 1
        if (mood === 'none') throw new Declined('a poll was left out')
        return mood === 'lie' ? { ...answer, status: 200, body: '{"job_id":"1"}' } : answer
      },
    }
  }

async function told(open: OpenTarget, reruns: number): Promise<Report> {
  const only = checks.filter(({ id }) => id === LAW)
  const options = { provider: krea, open, seed: 42, runs: 0, checks: only, reruns }
  return { target: 'memory', seed: 42, runs: 0, providers: [await inspect(options)] }
}

const verdict = ({ providers }: Report) => providers[0]?.verdicts[0]

test('what breaks again is broken, and no further rerun is made', async () => {
  const report = await told(moody(['lie', 'truth', 'lie', 'none']), 3)
  expect(verdict(report)).toMatchObject({ fate: 'broken', reruns: { made: 2, broken: 1 } })
  expect(reportText(report, { colour: false })).toContain('again in 1 of 2 reruns')
})

test('what breaks once only is inconclusive, and is told with what was found', async () => {
  const report = await told(moody(['lie', 'truth', 'truth', 'lie']), 2)
  expect(exitCode(report)).toBe(3)
  expect(verdict(report)).toMatchObject({
    fate: 'inconclusive',
    reason: expect.stringContaining(`${LAW} was broken once and kept in 2 reruns: `),
    findings: [{ expected: expect.any(String) }],
  })
  for (const text of [reportText(report, { colour: false }), reportJson(report)]) {
    expect(text).toContain('was broken once and kept in 2 reruns')
  }
})

test('a rerun that saw too little clears nothing and condemns nothing', async () => {
  const report = await told(moody(['lie', 'none', 'truth']), 2)
  expect(verdict(report)).toMatchObject({
    fate: 'inconclusive',
    reruns: { made: 1, broken: 0 },
    reason: expect.stringContaining('not seen in 1 (a poll was left out)'),
  })
})

test('where nobody asks for reruns once is enough', async () => {
  const report = await told(moody(['lie']), 0)
  expect(verdict(report)).toMatchObject({ fate: 'broken' })
  expect(verdict(report)).not.toHaveProperty('reruns')
})

test('a rerun names its jobs anew, for an account that remembers', () => {
  let made = 0
  const ids = (script: readonly unknown[]): string[] =>
    JSON.stringify(script).match(/"id":"[^"]+"/g) ?? []
  const newId = () => {
    made += 1
    return `new-${made}`
  }
  const first = tour(runware)
  const again = withNewIds(first, newId)
  expect(again.map(({ act }) => act)).toEqual(first.map(({ act }) => act))
  expect(made).toBeGreaterThan(5)
  expect(ids(again).filter((id) => ids(first).includes(id))).toEqual(
    ids(first).filter((id) => id.includes('"11111111-')),
  )
})

test('what is said twice under one id is said twice under one id again', () => {
  const [, , , , talk] = spoken(runware, { newId: randomId, free: true })
  const ids = (script: readonly unknown[]): string[] =>
    JSON.stringify(script).match(/"id":"[^"]+"/g) ?? []
  const [one, two, same] = ids(withNewIds(talk === undefined ? [] : [talk], randomId))
  expect(one).toBe(same)
  expect(one).not.toBe(two)
})

/** A night at a server that calls what it made plain text, with money for so many images. */
async function paidNight(images: number) {
  const at = await stand(krea, {
    answer: async (mock, request, signal) => {
      const answer = await mock.answer(request, signal)
      const lies = request.method === 'POST' && answer.status === 200
      const headers = { ...answer.headers, ...(lies && { 'content-type': 'text/plain' }) }
      return { ...answer, headers }
    },
  })
  const budgetMicroUsd = krea.price.imageMicroUsd * images
  const where = { provider: krea, baseUrl: at.baseUrl, clock: at.clock }
  const { report, purse } = await night({ ...where, budgetMicroUsd, reruns: 3 })
  const { length } = at.mock.jobs('any-key')
  await close(at)
  expect(purse.spentMicroUsd()).toBeLessThanOrEqual(budgetMicroUsd)
  expect(length).toBeLessThanOrEqual(images)
  return report
}

test('paid reruns stay inside the budget, and without money for one nothing is called broken', async () => {
  const [enough, scarce] = [await paidNight(4), await paidNight(2)]
  const broken = fates(enough, 'broken')
  expect(broken.length).toBeGreaterThan(0)
  for (const one of broken) expect(one).toMatchObject({ reruns: { broken: 1 } })
  expect(fates(scarce, 'broken')).toEqual([])
  const open = fates(scarce, 'inconclusive').map((one) => ('reason' in one ? one.reason : ''))
  expect(scarce.missed).toEqual([])
  expect(open.join()).toMatch(
    /was broken once and not seen in 3 \(a submit was left out: it may cost/,
  )
})

test('the page has a card for what broke once only', async () => {
  const page = reportHtml(await told(moody(['lie', 'truth']), 1), [])
  expect(page).toContain('<h1>Inconclusive</h1>')
  expect(page).toMatch(/Broken once, and not again<\/h2>\s*<article class="card [a-z]+ once"/)
  expect(page).toMatch(/<a class="chip inconclusive"[^>]* href="#krea-errors-unknown-job">/)
})
