import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { blank } from '../../mocks/media/blank.ts'
import { draw } from '../../mocks/media/draw.ts'
import type { Draw, Picture } from '../../src/core/picture.ts'
import { formats, lighthouse, pictures } from './picture.ts'

/** A format's first bytes, in hexadecimal, as its specification has them. */
const magic = {
  png: /^89504e470d0a1a0a/,
  jpg: /^ffd8ff/,
  webp: /^52494646.{8}57454250/,
} as const

/** What sharp calls a format. */
const names = { png: 'png', jpg: 'jpeg', webp: 'webp' } as const

async function isFileOf(picture: Picture, bytes: Uint8Array): Promise<void> {
  expect(Buffer.from(bytes.subarray(0, 12)).toString('hex')).toMatch(magic[picture.format])
  const image = sharp(bytes, { failOn: 'warning' })
  const { info } = await image.clone().raw().toBuffer({ resolveWithObject: true })
  expect(await image.metadata()).toMatchObject({ format: names[picture.format] })
  expect({ width: info.width, height: info.height }).toEqual(picture.size)
}

const drawers: readonly (readonly [string, Draw, number])[] = [
  ['a drawn picture', draw, 60],
  ['a blank', blank, 100],
]

test.each(drawers)(
  '%s is a file of its size and format, whatever the prompt',
  async (_, of, runs) => {
    await fc.assert(
      fc.asyncProperty(pictures({ sideMax: 300 }), async (picture) => {
        const bytes = await of(picture)
        await isFileOf(picture, bytes)
        expect(Buffer.from(await of({ ...picture })).equals(bytes)).toBe(true)
      }),
      { numRuns: runs },
    )
  },
)

const extremes = [
  [1, 1],
  [1, 8192],
  [8192, 1],
  [8192, 512],
] as const

test.each(extremes)('%i×%i is drawn in all formats', async (width, height) => {
  for (const format of formats) {
    const picture = { ...lighthouse, format, size: { width, height } }
    await isFileOf(picture, await draw(picture))
    await isFileOf(picture, await blank(picture))
  }
})

test('the largest picture is drawn, and the largest blank takes no time worth a word', async () => {
  const largest = { ...lighthouse, size: { width: 8192, height: 8192 } }
  expect(await sharp(await draw(largest)).metadata()).toMatchObject(largest.size)
  for (const format of formats) {
    const bytes = await blank({ ...largest, format })
    expect(bytes.length).toBeLessThan(300_000)
    expect(await sharp(bytes).metadata()).toMatchObject(largest.size)
  }
})

test('fractions of a pixel are rounded, and a side is 1 to 8192', async () => {
  const sizes = [
    [
      { width: 100.5, height: 99.4 },
      { width: 101, height: 99 },
    ],
    [
      { width: 0, height: -3 },
      { width: 1, height: 1 },
    ],
    [
      { width: 9000, height: Number.NaN },
      { width: 8192, height: 1 },
    ],
  ] as const
  for (const [size, drawn] of sizes) {
    expect(await sharp(await draw({ ...lighthouse, size })).metadata()).toMatchObject(drawn)
    expect(await sharp(await blank({ ...lighthouse, size })).metadata()).toMatchObject(drawn)
  }
})

const others = [
  ['prompt', { prompt: 'A lighthouse at dusk, seen from the backlot of a studia' }],
  ['seed', { seed: 43 }],
  ['provider', { provider: 'kie.ai' }],
] as const

test.each(others)('another %s is another picture', async (_, other) => {
  const [one, two] = [await draw(lighthouse), await draw({ ...lighthouse, ...other })]
  expect(Buffer.from(two).equals(one)).toBe(false)
})

test.each(['jpg', 'webp'] as const)('less quality is a smaller %s', async (format) => {
  const sizes = [10, 50, 95].map(
    async (quality) => (await draw({ ...lighthouse, format, quality })).length,
  )
  const [low = 0, middle = 0, high = 0] = await Promise.all(sizes)
  expect(low).toBeLessThan(middle)
  expect(middle).toBeLessThan(high)
})

const run = promisify(execFile)

const drawModule = new URL('../../mocks/media/draw.ts', import.meta.url).pathname

/** Draws in a process of its own, and says the hash of the bytes. */
const elsewhere = `
  const { draw } = await import(process.argv[1])
  const { createHash } = await import('node:crypto')
  console.log(createHash('sha256').update(await draw(JSON.parse(process.argv[2]))).digest('hex'))
`

test('a machine without a font draws the same bytes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'backlot-no-fonts-'))
  const config = join(folder, 'fonts.conf')
  await writeFile(config, `<fontconfig><cachedir>${folder}</cachedir></fontconfig>`)
  const env = { FONTCONFIG_FILE: config, FONTCONFIG_PATH: folder, HOME: folder }
  const script = ['--input-type=module', '-e', elsewhere, drawModule, JSON.stringify(lighthouse)]
  const { stdout } = await run(process.execPath, script, { env })
  await rm(folder, { recursive: true })
  const here = createHash('sha256')
    .update(await draw(lighthouse))
    .digest('hex')
  expect(stdout.trim()).toBe(here)
})

/** Whether libvips is in the process before the first picture, and after it. */
const loading = `
  const { draw } = await import(process.argv[1])
  const loaded = () => process.report.getReport().sharedObjects.some((name) => name.includes('vips'))
  const before = loaded()
  await draw(JSON.parse(process.argv[2]))
  console.log(before, loaded())
`

test('the renderer is loaded by the first picture, not by the import', async () => {
  const script = ['--input-type=module', '-e', loading, drawModule, JSON.stringify(lighthouse)]
  expect((await run(process.execPath, script)).stdout.trim()).toBe('false true')
})
