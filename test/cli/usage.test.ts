import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { providers } from '../../src/providers/registry.ts'
import { run } from './_run.ts'

const ids = providers.map(({ id }) => id).join(', ')

describe('wrong usage is one line that says what there is, and exit code 2', () => {
  test.concurrent.each([
    [['serv'], "backlot: unknown command 'serv' (Did you mean serve?); there is serve, demo,"],
    [['serve', '--prot', '1'], 'serve has --port, --host, --provider, --engine, --seed, --speed'],
    [['serve', '--port', 'abc'], 'It must be a whole number from 0 to 65535'],
    [['serve', '--port'], "option '--port <n>' argument missing"],
    [['serve', '--provider', 'acme'], `there is no provider 'acme'; there is ${ids}`],
    [['serve', '--engine', 'nginx'], 'Allowed choices are http, prism'],
    [['serve', '--speed', '-1'], 'It must be a number from'],
    [['serve', '--fidelity', 'exact'], 'Allowed choices are documented, observed'],
    [['serve', '--scenario', 'sunny'], 'There is no scenario "sunny"; there is happy, slow,'],
    [['serve', '--quirk', 'kie/no'], "there is no quirk 'kie/no'; 'backlot quirks' lists"],
    [['serve', '--quirk', 'kie/record-id=maybe'], '--quirk takes ID, ID=on or ID=off'],
    [['serve', '--allow-host', 'http://x/y'], 'http://x/y'],
    [['serve', '--control-token', 'a b'], 'the control token must be 1 to 1024 printable'],
    [['check', '--scenario', 'slow+sunny'], 'There is no scenario "sunny"'],
    [['quirks', 'acme'], `there is no provider 'acme'; there is ${ids}`],
    [['check', 'acme'], `there is no provider 'acme'; there is ${ids}`],
    [['check', '--target', 'moon'], 'Allowed choices are memory, msw, http, prism, mock, url,'],
    [['check', '--target', 'mock', '--json'], '--json tells of one target; --report DIR has'],
    [['check', 'krea', '--target', 'url'], '--target url needs --base-url'],
    [['check', '--target', 'url', '--base-url', 'http://h/krea'], 'write {id} where'],
    [['check', 'krea', '--target', 'url', '--base-url', 'krea'], '--base-url must be an address'],
    [['check', 'krea', '--base-url', 'http://h/'], '--base-url goes with --target live or url'],
    [['check', 'krea', 'kie', '--target', 'live'], 'set KREA_API_KEY, KIE_API_KEY'],
    [['check', 'krea', '--target', 'url', '--base-url', 'http://h'], 'by the plan it is 0.042'],
    [
      ['check', 'krea', '--target', 'url', '--base-url', 'http://h', '--budget', '1'],
      '--yes agrees to it',
    ],
    [['check', 'krea', '--target', 'live', '--free'], '--free goes with --target url'],
    [
      [
        'check',
        'krea',
        '--target',
        'url',
        '--base-url',
        'http://127.0.0.1:1',
        '--free',
        '--budget',
        '1',
      ],
      "option '--free' cannot be used with option '--budget <usd>'",
    ],
    [['check', 'krea', '--target', 'live', '--runs', '9'], '--runs goes with mocks and --free'],
    [['check', '--check', 'no/such'], "there is no check 'no/such'; there is "],
    [['check', '--path', '3:1'], '--path needs one provider and --check'],
    [['demo', '--out', '/dev/null/x'], 'the folder of --out cannot be made'],
  ])('%j', async (words, line) => {
    const { code, out, err } = await run(...words)
    expect(err).toContain(line)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
    expect(err).not.toMatch(/\bat .+:\d+:\d+/)
    expect({ code, out }).toEqual({ code: 2, out: '' })
  })
})

test('a taken port says so and what to do', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  const { port } = taken.address() as AddressInfo // It listens on TCP.
  const { code, err } = await run('serve', '--port', String(port))
  taken.close()
  expect(err).toBe(
    `backlot: port ${port} is taken; choose another with --port, or let --port 0 find a free one\n`,
  )
  expect(code).toBe(2)
})

test('help and version are no errors, and no words at all are help', async () => {
  const [bare, help, version] = await Promise.all([run(), run('--help'), run('--version')])
  expect(bare).toEqual(help)
  expect(help).toMatchObject({ code: 0, err: '' })
  expect(help.out).toContain('Examples:')
  const { version: written } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(version).toEqual({ code: 0, out: `${written}\n`, err: '' })
})
