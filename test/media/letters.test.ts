import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alphabet, box } from '../../mocks/media/alphabet.ts'
import { letter } from '../../mocks/media/lettering.ts'
import { poster } from '../../mocks/media/poster.ts'
import { lighthouse, pictures, prompts } from './picture.ts'

const oneLine = { width: Number.MAX_SAFE_INTEGER, linesMax: 1 }
const paths = (text: string): string => letter(text, oneLine).path

/** How often the box is drawn: its path but for where it begins. */
const boxes = (text: string): number =>
  paths(text).split(box.path.replace(/^M\S+ \S+?(?=[a-z])/, '')).length - 1

test('each printable character of ASCII has a shape of its own', () => {
  const printable = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index))
  const shapes = printable.map((character) => alphabet.get(character)?.path)
  expect(shapes).not.toContain(undefined)
  expect(new Set(shapes).size).toBe(printable.length)
})

test('each letter of Latin-1 and of the languages of Europe is drawn, composed or not', () => {
  const letters =
    'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿĄąĆćČčĎďĐđĘęĚěĞğİıŁłŃńŇňŐőŒœŘřŚśŞşŠšŢţŤťŮůŰűŹźŻżŽžȘșȚț'
  for (const one of letters) {
    expect([one, boxes(one)]).toEqual([one, 0])
    expect(paths(one.normalize('NFD'))).toBe(paths(one.normalize('NFC')))
  }
  expect(paths('é')).not.toBe(paths('e'))
})

test('what cannot be drawn is a box each, and nothing visible vanishes', () => {
  expect(boxes('日本語')).toBe(3)
  expect(boxes('👨‍👩‍👧')).toBe(1)
  expect(boxes('a\u0007b\ud83d')).toBe(2)
  expect(boxes('ＡＢＣ ﬁ ½')).toBe(0)
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
      fc.pre(/[^\s\p{Default_Ignorable_Code_Point}]/u.test(text))
      expect(paths(text)).not.toBe('')
    }),
  )
})

test('lines keep to their width and number, and what is cut ends in an ellipsis', () => {
  fc.assert(
    fc.property(
      prompts,
      fc.integer({ min: 60, max: 900 }),
      fc.integer({ min: 1, max: 4 }),
      (text, width, linesMax) => {
        const { width: used, lines } = letter(text, { width, linesMax })
        expect(used).toBeLessThanOrEqual(width)
        expect(lines).toBeLessThanOrEqual(linesMax)
      },
    ),
  )
  // Six boxes are 98 wide, but for rounding.
  expect(letter('\0'.repeat(6), { width: 98, linesMax: 1 }).width).toBeLessThanOrEqual(98)
  const cut = letter('word '.repeat(50), { width: 300, linesMax: 2 })
  expect(cut.lines).toBe(2)
  expect(cut.path.endsWith(letter('…', oneLine).path.replace(/.*v/, 'v'))).toBe(true)
  expect(letter('two words', { width: 300, linesMax: 2 }).path).toBe(paths('two words'))
})

test('a poster holds no text, no number that is none, and is small whatever the picture', () => {
  fc.assert(
    fc.property(pictures({ sideMax: 8192 }), (picture) => {
      const svg = poster(picture)
      expect(svg).toMatch(/^[\x20-\x7e]*$/)
      expect(svg).not.toMatch(/<text|<image|href|NaN|Infinity|undefined/)
      expect(svg.length).toBeLessThan(400_000)
    }),
  )
})

test('a picture shows what its prompt speaks of, whatever the seed', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const shows = (prompt: string): string => poster({ ...lighthouse, seed, prompt })
      expect(shows('Skyline of a CITY by the sea')).toContain('beam-up')
      expect(shows('The sea, and a city behind')).not.toContain('beam-up')
    }),
  )
})
