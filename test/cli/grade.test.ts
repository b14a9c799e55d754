import { afterAll, describe, expect, test } from 'vitest'
import type { Report } from '../../src/grade/report.ts'
import { providers } from '../../src/providers/registry.ts'
import { careful, fragile, naive, type Open, open } from './_receivers.ts'
import { run } from './_run.ts'

const opened: Open[] = []
const served = async (...given: Parameters<typeof open>): Promise<string> => {
  const one = await open(...given)
  opened.push(one)
  return one.url
}
afterAll(() => {
  for (const one of opened) one.close()
})

const JOB = 'a1b2c3d4-0000-4000-8000-000000000001'
const TOKEN = 'a-t0ken'
const SECRET = 'a-s3cret'

const hooked = providers.filter(({ webhook }) => webhook !== null)

/** The flags that a provider's receiver is graded with, and the options that it is made with. */
function known(id: string) {
  const signs = providers.find((one) => one.id === id)?.webhook?.signature !== null
  const options = { token: TOKEN, jobs: new Set([JOB]), ...(signs && { secret: SECRET }) }
  const flags = ['--provider', id, '--token', TOKEN, '--job', JOB]
  return { options, flags: signs ? [...flags, '--secret', SECRET] : flags }
}

const fates = ({ verdicts }: Report, fate: string): string[] =>
  verdicts.filter((verdict) => verdict.fate === fate).map(({ rule }) => rule)

describe.each(hooked.map(({ id }) => id))('%s', (id) => {
  const { options, flags } = known(id)

  test('a receiver built with backlot/webhooks lets nothing through', async () => {
    const url = await served(careful(id, options))
    const { code, out, err } = await run('grade', url, ...flags, '--json')
    const report = JSON.parse(out)
    expect([fates(report, 'let-through'), fates(report, 'broken')]).toEqual([[], []])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(fates(report, 'kept')).toContain('genuine')
  })

  test('one that answers 200 to everything is named rule by rule', async () => {
    const url = await served(naive)
    const { code, out, err } = await run('grade', url, ...flags, '--json')
    const through = fates(JSON.parse(out), 'let-through')
    expect(through).toEqual(
      expect.arrayContaining(['wrong-token', 'unknown-job', 'not-json', 'wrong-method']),
    )
    if (options.secret !== undefined) expect(through).toContain('forged-signature')
    expect({ code, err }).toEqual({ code: 1, err: '' })
    expect(out).not.toMatch(/a-t0ken|a-s3cret/)
  })
})

describe('the report for people', () => {
  test('names what was let through, worst first, with how to see it again', async () => {
    const url = await served(naive)
    const { code, out } = await run('grade', url, ...known('krea').flags)
    const marked = out.split('\n').filter((line) => /^ {2}[✗!✓] /.test(line))
    const [skipped] = /– Krea signs nothing, so anyone can call: forged-signature,/.exec(out) ?? []
    expect(skipped).toBeDefined()
    expect(marked.length).toBeGreaterThan(10)
    expect(marked[0]).toMatch(/✗ (missing|wrong)-token +critical +let it through: answered 200/)
    expect(out).toContain(
      `backlot grade ${url} --provider krea --token "$TOKEN" --job ${JOB} --only`,
    )
    expect(out).toContain('curl -i -X POST')
    expect(code).toBe(1)
  })

  test('a rule that is seen again alone says the same', async () => {
    const url = await served(naive)
    const { code, out } = await run('grade', url, ...known('krea').flags, '--only', 'unknown-job')
    expect(out).toContain('1 let through\n')
    expect(out).toContain('about a job that nobody has')
    expect(code).toBe(1)
  })
})

test('a receiver that crashes on what it cannot read is broken there', async () => {
  const url = await served(fragile)
  const { code, out } = await run('grade', url, '--provider', 'krea', '--json')
  expect(fates(JSON.parse(out), 'broken')).toEqual(
    expect.arrayContaining(['truncated-body', 'empty-body', 'not-json']),
  )
  expect(code).toBe(1)
})

test('where nothing listens, and where even what is genuine is refused, nothing is told', async () => {
  const closed = await open(naive)
  closed.close()
  const other = await served(careful('krea', { jobs: () => false }))
  const [nobody, strict] = await Promise.all(
    [closed.url, other].map((url) => run('grade', url, '--provider', 'krea')),
  )
  expect(nobody?.code).toBe(3)
  expect(nobody?.out).toContain('could not be reached')
  expect(strict?.code).toBe(3)
  expect(strict?.out).toContain('refused even the genuine call: answered 404')
  expect(strict?.out).toContain('--job names a job that it has on record')
})

describe('wrong usage is one line, and exit code 2', () => {
  const local = 'http://localhost:1/'
  test.concurrent.each([
    [[local], "required option '--provider <id>' not specified"],
    [[local, '--provider', 'acme'], "there is no provider 'acme'"],
    [
      [local, '--provider', 'aimlapi'],
      "'aimlapi' sends no webhooks; krea, kie, apikley, runware do",
    ],
    [[local, '--provider', 'runware', '--secret', 'x'], 'Runware signs nothing'],
    [[local, '--provider', 'krea', '--token', ''], '--token is empty'],
    [[local, '--provider', 'krea', '--only', 'no'], "there is no rule 'no'; there is genuine,"],
    [[local, '--provider', 'krea', '--only', 'stale'], 'does not apply here: Krea signs nothing'],
    [['localhost:3000', '--provider', 'krea'], 'is no URL of a receiver'],
    [['ftp://localhost/', '--provider', 'krea'], 'is no URL of a receiver'],
    [['http://example.com/', '--provider', 'krea'], 'add --allow-host example.com'],
    [['http://me:pass@localhost/', '--provider', 'krea'], 'the URL holds credentials'],
    [['http://[fe80::1]/', '--provider', 'krea'], 'add --allow-host fe80::1'],
    [['http://169.254.169.254/', '--provider', 'krea'], 'is not this machine'],
  ])('%j', async (words, line) => {
    const { code, out, err } = await run('grade', ...words)
    expect(err).toContain(line)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
    expect({ code, out }).toEqual({ code: 2, out: '' })
  })
})
