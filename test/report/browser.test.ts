import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reportHtml } from '../../src/conformance/report/html.ts'
import {
  crowded,
  deadLinks,
  executablePath,
  faint,
  launch,
  opened,
  schemes,
  sideways,
} from './_browser.ts'
import { shown } from './_reports.ts'

const why = executablePath === undefined ? ' (skipped: there is no Chromium on this machine)' : ''

const WIDTHS = [1280, 768, 390]

const views = WIDTHS.flatMap((width) => schemes.map((colorScheme) => ({ width, colorScheme })))

describe.skipIf(executablePath === undefined)(`the page in a browser${why}`, () => {
  let browser: Browser
  let html: string

  beforeAll(async () => {
    browser = await launch()
    const { report, evidence } = await shown()
    html = reportHtml(report, evidence)
  }, 60_000)

  afterAll(() => browser.close())

  test.each(views)('can be read at $width px, $colorScheme', { timeout: 60_000 }, async (view) => {
    const { page, deeds } = await opened(browser, html, view)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/laws? broken/)
    expect(deeds).toEqual([])
    expect(await sideways(page)).toBe(0)
    expect(await deadLinks(page)).toEqual([])
    expect(await crowded(page)).toEqual([])
    expect(await faint(page)).toEqual([])
    await page.close()
  })
})
