import { memorySeen, type ReceiverOptions, receiver } from 'backlot/webhooks'
import { describe, expect, test } from 'vitest'
import { type Send, TimedOut } from '../../src/core/exchange.ts'
import { grade } from '../../src/grade/grade.ts'
import { exitCode, type Report, reportJson } from '../../src/grade/report.ts'
import { rules } from '../../src/grade/rules.ts'
import type { Subject } from '../../src/grade/subject.ts'
import { reportText } from '../../src/grade/text.ts'
import { everyone } from '../fixtures/registry.ts'
import { type Hooked, hooked, idOf, NOW, SECRET, signing } from '../webhooks/_calls.ts'

const clock = { now: () => NOW }

const subjectOf = (provider: Hooked, known: Partial<Subject> = {}): Subject => ({
  provider,
  webhook: provider.webhook,
  url: 'http://localhost:3000/hooks?key=k3y',
  secret: null,
  token: null,
  tokenName: 'token',
  job: idOf(provider, 'one'),
  invented: false,
  allowHosts: [],
  others: everyone.filter(({ id }) => id !== provider.id),
  ...known,
})

const examine = (subject: Subject, send: Send): Promise<Report> =>
  grade({ subject, rules, send, clock })

const answer = (status: number) => ({ status, headers: {}, body: '', ms: 1, hops: [] })

/** A receiver of ours, called without a network. */
function ours(provider: Hooked, options: Partial<ReceiverOptions> = {}): Send {
  const jobs = new Set([idOf(provider, 'one')])
  const webhooks = receiver(provider, { jobs, clock, seen: memorySeen(), ...options })
  return async (delivery) => answer((await webhooks.receive(delivery)).respond)
}

const fatesOf = ({ verdicts }: Report, ...fates: string[]): string[] =>
  verdicts.filter(({ fate }) => fates.includes(fate)).map(({ rule }) => rule)

const each = describe.each(hooked.map((provider) => [provider.id, provider] as const))

each('%s', (_id, plain) => {
  const provider = signing(plain)
  const signed = subjectOf(provider, { secret: SECRET, token: 't0k3n' })

  test('a receiver of ours with all its checks keeps every rule', async () => {
    const report = await examine(signed, ours(provider, { secret: SECRET, token: 't0k3n' }))
    expect(fatesOf(report, 'let-through', 'broken', 'inconclusive')).toEqual([])
    expect(exitCode(report)).toBe(0)
    expect(report.verdicts).toHaveLength(rules.length)
    expect(fatesOf(report, 'kept').length).toBeGreaterThan(15)
  })

  test('a receiver that takes everything lets every hostile call through', async () => {
    const report = await examine(signed, async () => answer(200))
    const hostile = report.verdicts.filter(
      ({ expects, fate }) => expects === 'refused' && fate !== 'skipped',
    )
    expect(hostile.map(({ fate }) => fate)).not.toContain('kept')
    expect(fatesOf(report, 'let-through')).toEqual(
      expect.arrayContaining(['forged-signature', 'wrong-secret', 'stale', 'wrong-token']),
    )
    expect(exitCode(report)).toBe(1)
  })

  test('a receiver that is left without one check is found out by the rule for it', async () => {
    const all = { secret: SECRET, token: 't0k3n' }
    const lacking = [
      [{ token: 't0k3n' }, ['forged-signature', 'missing-signature', 'stale', 'wrong-secret']],
      [{ secret: SECRET }, ['missing-token', 'wrong-token']],
      [{ ...all, jobs: () => true }, ['unknown-job']],
      [{ ...all, toleranceMs: 1e12 }, ['stale', 'skewed-clock']],
    ] as const
    for (const [options, expected] of lacking) {
      const found = fatesOf(await examine(signed, ours(provider, options)), 'let-through')
      expect(found).toEqual(expect.arrayContaining([...expected]))
      expect(found.length).toBeLessThanOrEqual(expected.length + 2)
    }
  })

  test('a receiver that crashes on what it cannot read is broken there', async () => {
    const fragile: Send = async ({ body, headers }) => {
      if (headers['content-type'] !== 'application/json') throw new Error('hung up')
      JSON.parse(String(body)) // Throws as the receiver would.
      return answer(200)
    }
    const report = await examine(signed, fragile)
    expect(fatesOf(report, 'broken')).toEqual(
      expect.arrayContaining(['truncated-body', 'not-json', 'empty-body', 'wrong-content-type']),
    )
  })

  test('a receiver that refuses what is genuine shows nothing', async () => {
    const report = await examine(signed, async () => answer(401))
    expect(exitCode(report)).toBe(3)
    expect(new Set(report.verdicts.map(({ fate }) => fate))).toEqual(
      new Set(['inconclusive', 'skipped']),
    )
    expect(reportText(report, { colour: false })).toContain('--job names a job')
  })

  test('a receiver that nobody reaches shows nothing, and is asked once', async () => {
    let calls = 0
    const report = await examine(signed, async () => {
      calls += 1
      throw new Error('refused the connection')
    })
    expect({ code: exitCode(report), calls }).toEqual({ code: 3, calls: 1 })
    expect(reportText(report, { colour: false })).toContain('it is running')
  })

  test('a receiver that fails on everything, or falls silent, is broken', async () => {
    expect(exitCode(await examine(signed, async () => answer(500)))).toBe(1)
    let calls = 0
    const report = await examine(signed, async () => {
      calls += 1
      if (calls > 3) throw new Error('hung up')
      return answer(204)
    })
    expect(exitCode(report)).toBe(1)
    expect(fatesOf(report, 'broken')).toHaveLength(1)
    expect(report.verdicts.at(-1)?.reason).toContain('nothing any more after')
  })

  test('a receiver that hangs is broken, and is not waited for longer than need be', async () => {
    const waits: number[] = []
    const report = await examine(signed, async (_delivery, { timeoutMs }) => {
      waits.push(timeoutMs)
      throw new TimedOut('gave no answer')
    })
    expect(fatesOf(report, 'broken')).toEqual(['genuine'])
    expect(exitCode(report)).toBe(1)
    expect(waits).toEqual([provider.webhook.retry.timeoutMs, 5_000])
  })

  test('without secret and token that is said, and that anyone can call', async () => {
    const report = await examine(subjectOf(plain), ours(plain))
    expect(fatesOf(report, 'warned')).toEqual(['anyone-can-call'])
    const reason = report.verdicts.find(({ rule }) => rule === 'forged-signature')?.reason
    expect(reason).toMatch(/signs nothing, so anyone can call|no --secret was given/)
    expect(exitCode(report)).toBe(0)
  })

  test('no report holds the secret, the token, a value of the query or a true signature', async () => {
    const sent: string[] = []
    const { headers } = provider.webhook.signature
    const mac = headers.at(-1) ?? ''
    const report = await examine(signed, async (delivery) => {
      sent.push(delivery.headers[mac] ?? '')
      return answer(200)
    })
    const said = reportJson(report) + reportText(report, { colour: false })
    for (const text of [SECRET, 't0k3n', 'k3y', sent[0]]) expect(said).not.toContain(text)
    expect(sent[0]?.length).toBeGreaterThan(5)
  })
})

test('every rule has a name of its own and is tried at some provider', async () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
  const tried = new Set<string>()
  for (const plain of hooked) {
    for (const provider of [plain, signing(plain)]) {
      for (const known of [{}, { secret: SECRET, token: 't' }]) {
        const report = await examine(subjectOf(provider, known), async () => answer(200))
        for (const rule of fatesOf(report, 'kept', 'let-through', 'warned')) tried.add(rule)
      }
    }
  }
  expect(
    rules.map(({ id }) => id).filter((id) => !tried.has(id) && id !== 'uncovered-body'),
  ).toEqual([])
})

test('what each rule says fits its line', () => {
  expect(rules.filter(({ sentence }) => sentence.length > 66)).toEqual([])
})

test('the lines of the report’s table fit a terminal of 100 columns', async () => {
  for (const provider of hooked.map(signing)) {
    const subject = subjectOf(provider, { secret: SECRET, token: 't0k3n' })
    const report = await examine(subject, async () => answer(200))
    const lines = reportText(report, { colour: false }).split('\n')
    const long = lines.filter(
      (line) => line.length > 100 && !/^ {2}(again|by hand|source|backlot) /.test(line),
    )
    expect(long).toEqual([])
  }
})
