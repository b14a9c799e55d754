import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { examine } from '../../src/cli/examine.ts'
import { resumed } from '../../src/cli/resume.ts'
import { UsageError } from '../../src/cli/usage.ts'
import { krea } from '../../src/providers/krea/index.ts'
import { run } from '../cli/_run.ts'
import { always, nasty } from './_nasty.ts'

const folder = (): string => mkdtempSync(join(tmpdir(), 'backlot-foreign-'))

let whole = ''
beforeAll(async () => {
  vi.stubEnv('KREA_API_KEY', 'secret-of-krea')
  const server = await nasty(always(429, '{"message":"x"}'))
  const record = folder()
  const flags = ['--base-url', server.url, '--budget', '0', '--record', record]
  await run('check', krea.id, '--target', 'live', ...flags)
  await server.close()
  whole = join(record, readdirSync(record)[0] ?? '')
})
// Files share their worker's environment.
afterAll(() => {
  vi.unstubAllEnvs()
})

type Damage = (at: string, change: (file: string, how: (text: string) => string) => void) => void

const [ENVIRONMENT, JOURNAL] = ['environment.json', 'journal.jsonl']

/** What happened to a record, and what is said of it when it is to be gone on with. */
const damages: readonly (readonly [string, Damage, RegExp])[] = [
  [
    'another version',
    (_, change) => change(ENVIRONMENT, (text) => text.replace(/"record": \d+/, '"record": 1')),
    /is a record of version 1, made by backlot .*reads version 3/,
  ],
  ['cut off', (_, change) => change(ENVIRONMENT, (text) => text.slice(0, 99)), /may be cut off/],
  ['empty', (_, change) => change(ENVIRONMENT, () => ''), /may be cut off/],
  ['not JSON', (_, change) => change(ENVIRONMENT, () => '<html>'), /is no JSON object/],
  ['foreign', (_, change) => change(ENVIRONMENT, () => '{"name":"x"}'), /is no record of a run/],
  ['gone', (at) => rmSync(at, { recursive: true }), /there is no /],
  [
    'a journal with a foreign line',
    (_, change) => change(JOURNAL, (text) => text.replace('\n', '\nhello\n')),
    /journal\.jsonl, line 2, is no line of a journal/,
  ],
  [
    'a journal of something else',
    (_, change) => change(JOURNAL, () => '{"kind":"log"}\n'),
    /journal\.jsonl, line 1, is no line of a journal/,
  ],
  [
    'made at a mock',
    (_, change) =>
      change(ENVIRONMENT, (text) => text.replace(/"live": \{[\s\S]*?\n {2}\}/, '"live": null')),
    /where nothing costs: run it again instead/,
  ],
]

test.each(damages)('a record that is %s is one line, and wrong usage', async (_, damage, line) => {
  const at = folder()
  cpSync(whole, at, { recursive: true })
  damage(at, (file, how) =>
    writeFileSync(join(at, file), how(readFileSync(join(at, file), 'utf8'))),
  )
  const error = await resumed(at).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof UsageError)) throw new Error(`no complaint, but ${String(error)}`)
  expect(error.message).toMatch(line)
  expect(error.message).not.toContain('\n')
})

test('a run that was killed before its first call goes on from nothing', async () => {
  const at = folder()
  cpSync(whole, at, { recursive: true })
  rmSync(join(at, JOURNAL))
  expect((await resumed(at)).spent).toEqual([])
})

test('a cut record is examined as far as it goes, and one that is no record is not', async () => {
  const at = folder()
  cpSync(whole, at, { recursive: true })
  const change = (how: (text: string) => string): void =>
    writeFileSync(join(at, ENVIRONMENT), how(readFileSync(join(at, ENVIRONMENT), 'utf8')))
  change((text) => text.replace(/"endedAt": \d+/, '"endedAt": null'))
  const print = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  expect(await examine(at, {})).toBe(3)
  print.mockRestore()
  change(() => '[]')
  await expect(examine(at, {})).rejects.toThrow('is no JSON object')
})
