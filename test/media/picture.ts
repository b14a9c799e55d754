import fc from 'fast-check'
import type { Picture } from '../../src/core/picture.ts'

export const lighthouse: Picture = {
  id: '3f2b8c1e-5d0a-4c77-9b1e-0a6d2f4e8c11',
  provider: 'Krea',
  prompt: 'A lighthouse at dusk, seen from the backlot of a studio',
  seed: 42,
  size: { width: 320, height: 200 },
  format: 'png',
  quality: null,
}

export const formats = ['png', 'jpg', 'webp'] as const

/** What a prompt can be at its worst: any UTF-16 at all, lone halves of pairs and controls in it. */
export const prompts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.array(fc.nat(0xffff), { maxLength: 200 }).map((units) => String.fromCharCode(...units)),
  fc.constantFrom(
    '',
    'x'.repeat(10_000),
    'a b '.repeat(2_500),
    '</path><svg onload="alert(1)"><text>&amp;&#0;',
    '\u0000\u0007\u001b[31m\uffff',
    '\ud83d',
    '\u202eשלום عالم\u202c',
    '日本の灯台 🌅 👨‍👩‍👧‍👦',
    `e${'\u0301'.repeat(2_000)}`,
  ),
)

export const pictures = ({ sideMax }: { sideMax: number }): fc.Arbitrary<Picture> =>
  fc.record({
    id: fc.uuid(),
    provider: fc.constantFrom('Krea', 'kie.ai', 'AI/ML API', 'Runware', 'Apikley'),
    prompt: prompts,
    seed: fc.oneof(fc.nat(), fc.maxSafeInteger()),
    size: fc.record({
      width: fc.integer({ min: 1, max: sideMax }),
      height: fc.integer({ min: 1, max: sideMax }),
    }),
    format: fc.constantFrom(...formats),
    quality: fc.option(fc.integer({ min: 1, max: 100 })),
  })
