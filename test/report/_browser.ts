import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'

/** The machine's own browser; `undefined` where there is none. */
export const executablePath = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => existsSync(path))

// As root, which CI often is, Chromium runs without its sandbox or not at all.
export const launch = (): Promise<Browser> =>
  chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: ['--no-sandbox'],
  })

export const schemes = ['light', 'dark'] as const

interface Opening {
  readonly width: number
  readonly colorScheme: (typeof schemes)[number]
}

/** A page as it is opened from the disk, and all that it did beside being drawn. */
export async function opened(
  browser: Browser,
  html: string,
  { width, colorScheme }: Opening,
): Promise<{ readonly page: Page; readonly deeds: readonly string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme })
  const deeds: string[] = []
  const file = join(mkdtempSync(join(tmpdir(), 'backlot-page-')), 'report.html')
  writeFileSync(file, html)
  page.on('request', (request) => {
    if (request.url() !== `file://${file}`) deeds.push(`asked for ${request.url()}`)
  })
  page.on('console', (message) => deeds.push(`said ${message.text()}`))
  page.on('pageerror', (error) => deeds.push(`threw ${error.message}`))
  await page.goto(`file://${file}`)
  return { page, deeds }
}

/** How far the page can be moved sideways, in CSS pixels. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Links that lead nowhere in the page. */
export const deadLinks = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('a[href^="#"]')]
      .map((link) => link.getAttribute('href') ?? '')
      .filter((href) => document.getElementById(href.slice(1)) === null),
  )

/** Words in a timeline that lie upon others or outside of their picture. */
export const crowded = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const apart = (a: DOMRect, b: DOMRect) =>
      a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top
    return [...document.querySelectorAll('svg[role=img]')].flatMap((svg) => {
      const frame = svg.getBoundingClientRect()
      const words = [...svg.querySelectorAll('text')].map((text) => ({
        text: `${svg.getAttribute('aria-label')}: ${text.textContent}`,
        box: text.getBoundingClientRect(),
      }))
      return words.flatMap(({ text, box }, index) => [
        ...(box.left < frame.left - 1 || box.right > frame.right + 1 ? [`${text} is cut off`] : []),
        ...words
          .slice(index + 1)
          .filter((other) => !apart(box, other.box))
          .map((other) => `${text} lies upon ${other.text}`),
      ])
    })
  })

/** Words whose colour is too near to what is behind them, by WCAG 2 (AA, 4.5 to 1). */
export const faint = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    type Colour = readonly [number, number, number, number]
    const read = (text: string): Colour => {
      const [r = 0, g = 0, b = 0, a = 1] = (text.match(/[\d.]+/g) ?? []).map(Number)
      return [r, g, b, text === 'transparent' ? 0 : a]
    }
    const over = (front: Colour, back: Colour): Colour => {
      const mix = (at: 0 | 1 | 2) => front[at] * front[3] + back[at] * (1 - front[3])
      return [mix(0), mix(1), mix(2), 1]
    }
    const light = ([r, g, b]: Colour): number => {
      const [lr = 0, lg = 0, lb = 0] = [r, g, b].map((part) => {
        const share = part / 255
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * lr + 0.7152 * lg + 0.0722 * lb
    }
    const behind = (element: Element | null): Colour =>
      element === null
        ? [255, 255, 255, 1]
        : over(read(getComputedStyle(element).backgroundColor), behind(element.parentElement))
    const found = new Set<string>()
    for (const element of document.querySelectorAll('main *:not(svg *)')) {
      const own = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
      const text = own.map(({ textContent }) => textContent?.trim()).join('')
      if (text === '' || element.getClientRects().length === 0) continue
      const back = behind(element)
      const [a, b] = [light(over(read(getComputedStyle(element).color), back)), light(back)]
      const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
      const name = `${element.tagName.toLowerCase()}.${element.className}`
      if (ratio < 4.5) found.add(`${name} “${text.slice(0, 20)}” ${ratio.toFixed(2)}`)
    }
    return [...found]
  })
