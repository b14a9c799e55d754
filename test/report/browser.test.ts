import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { reportHtml } from '../../src/conformance/report/html.ts'
import { shown } from './_reports.ts'

const chromium = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path))

const quiet = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-scrollbars',
]

/** What Chromium makes of a page, with a profile of its own. */
function browse(file: string, ...flags: readonly string[]) {
  const profile = mkdtempSync(join(tmpdir(), 'backlot-browser-'))
  const all = [...quiet, `--user-data-dir=${profile}`, ...flags, `file://${file}`]
  return spawnSync(chromium ?? '', all, { encoding: 'utf8', timeout: 60_000, cwd: profile })
}

const why = chromium === undefined ? ' (skipped: there is no Chromium on this machine)' : ''

test.skipIf(chromium === undefined)(
  `a browser draws the page, dark and light, and asks nobody for anything${why}`,
  { timeout: 120_000 },
  async () => {
    const { report, evidence } = await shown()
    const folder = mkdtempSync(join(tmpdir(), 'backlot-page-'))
    const page = join(folder, 'report.html')
    writeFileSync(page, reportHtml(report, evidence))
    const dom = browse(page, '--dump-dom')
    expect(dom.stdout).toContain('<h1>')
    expect(dom.stderr).not.toMatch(/Refused to|ERR_/)
    const pictures = ['light', 'dark'].map((scheme) => {
      const file = join(folder, `${scheme}.png`)
      const flags = scheme === 'dark' ? ['--blink-settings=preferredColorScheme=0'] : []
      browse(page, '--window-size=1200,1600', ...flags, `--screenshot=${file}`)
      return readFileSync(file)
    })
    for (const picture of pictures) expect(picture.length).toBeGreaterThan(20_000)
    expect(pictures[0]?.equals(pictures[1] ?? Buffer.alloc(0))).toBe(false)
  },
)
