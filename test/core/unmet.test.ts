import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { submits } from '../../src/conformance/index.ts'
import type { Submit } from '../../src/core/intent.ts'
import type { Abilities } from '../../src/core/provider.ts'
import { type Asked, assertMet, unmet } from '../../src/core/unmet.ts'
import { krea } from '../../src/providers/krea/index.ts'
import { everyone } from '../fixtures/registry.ts'

const hook = 'https://receiver.test/hook'

/** One character that is two UTF-16 units. */
const text = (characters: number): string => '🎬'.repeat(characters)
const texts = ({ max }: { readonly max: number | null }, over: number): string[] =>
  max === null ? [] : [text(max + over)]

type Values = {
  readonly [Field in Asked]: (abilities: Abilities, submit: Submit) => readonly Submit[Field][]
}

/** Values just beyond an ability, field by field. */
const beyond: Values = {
  id: ({ clientIds }) => [clientIds ? null : '7c28b0f9-2464-4e88-b21e-b29e455a5fe6'],
  prompt: ({ prompt }) => [...(prompt.min > 0 ? [text(prompt.min - 1)] : []), ...texts(prompt, 1)],
  negativePrompt: ({ negativePrompt: rule }) => (rule === null ? ['', 'fog'] : texts(rule, 1)),
  size: ({ sides, sizes }) => {
    const { width, height } = sizes['16:9']
    if (sides === null)
      return [
        { width: height, height },
        { width: width + 1, height },
      ]
    return [
      { width: sides.min - 1, height },
      { width, height: sides.max + 1 },
    ]
  },
  count: ({ countMax }) => [0, 1.5, Number.NaN, countMax + 1],
  seed: ({ seed }) => (seed === null ? [7] : [seed.min - 1, 0.5, seed.max + 1]),
  format: ({ formats }) => (['png', 'jpg', 'webp'] as const).filter((it) => !formats.includes(it)),
  inline: ({ inline }) => (['base64', 'data-uri'] as const).filter((it) => !inline.includes(it)),
  delivery: ({ delivery }) => (['async', 'sync'] as const).filter((it) => !delivery.includes(it)),
  hook: ({ webhook }, { delivery }) => (webhook && delivery === 'async' ? [] : [hook]),
  costShown: ({ costShown }) => (costShown ? [] : [true]),
  quality: ({ quality }) =>
    quality === null ? [80] : [quality.min - 1, quality.min + 0.5, quality.max + 1],
  keepMs: ({ keep }, { inline }) => {
    if (keep === null || inline !== 'none') return [60_000]
    return [keep.minMs - 1000, keep.minMs + 500]
  },
  uploadTo: ({ upload }) => (upload ? [] : ['https://store.test/image']),
}

/** The last values within one. */
const within: Partial<Values> = {
  prompt: ({ prompt }) => [text(prompt.min), ...texts(prompt, 0)],
  negativePrompt: ({ negativePrompt: rule }) => (rule === null ? [null] : ['', ...texts(rule, 0)]),
  size: ({ sides, sizes }) =>
    sides === null ? Object.values(sizes) : [{ width: sides.min, height: sides.max }],
  count: ({ countMax }) => [1, countMax],
  seed: ({ seed }) => (seed === null ? [null] : [seed.min, seed.max]),
  hook: ({ webhook }, { delivery }) => (webhook && delivery === 'async' ? [hook] : [null]),
  quality: ({ quality }) => (quality === null ? [null] : [quality.min, quality.max]),
  keepMs: ({ keep }, { inline }) =>
    keep === null || inline !== 'none' ? [null] : [keep.minMs, keep.minMs + 1000],
  uploadTo: ({ upload }) => [null, ...(upload ? ['https://store.test/image'] : [])],
}

/** The submit with one field changed, once for each value. */
const changed = (values: Partial<Values>, submit: Submit, abilities: Abilities) =>
  Object.entries(values).flatMap(([asked, valuesOf]) =>
    valuesOf(abilities, submit).map((value) => ({ asked, given: { ...submit, [asked]: value } })),
  )

describe.each(everyone)('$id', (provider) => {
  const { abilities, dialect } = provider

  test('what the abilities allow is met, to the last value', () => {
    fc.assert(
      fc.property(submits(provider), (submit) => {
        for (const { given } of [{ given: submit }, ...changed(within, submit, abilities)]) {
          expect(unmet(given, abilities)).toBeNull()
          expect(() => dialect.encode(given, 'key')).not.toThrow()
        }
      }),
    )
  })

  test('a single thing beyond them is named by its field', () => {
    fc.assert(
      fc.property(submits(provider), (submit) => {
        for (const { asked, given } of changed(beyond, submit, abilities)) {
          expect(unmet(given, abilities)).toMatchObject({ asked })
          expect(() => dialect.encode(given, 'key')).toThrow(RangeError)
        }
      }),
    )
  })

  test('what others can be asked is spelled or thrown at, as the abilities say', () => {
    const foreign = fc.oneof(...everyone.map(submits))
    fc.assert(
      fc.property(foreign, fc.boolean(), (submit, hooked) => {
        const given = { ...submit, hook: hooked ? hook : null }
        const lack = unmet(given, abilities)
        const encoding = expect(() => dialect.encode(given, 'key'))
        if (lack === null) encoding.not.toThrow()
        else encoding.toThrow(lack.clause)
      }),
    )
  })
})

test('the guard says who cannot do what', () => {
  const [submit] = fc.sample(submits(krea), { numRuns: 1, seed: 1 })
  if (submit === undefined) throw new Error('nothing was drawn')
  const message = 'Krea draws one image a job, not 2'
  expect(() => assertMet({ ...submit, count: 2 }, krea)).toThrow(new RangeError(message))
})
