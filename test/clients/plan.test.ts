import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Draft, plan } from '../../src/clients/plan.ts'
import { type AspectRatio, aspectRatios } from '../../src/core/provider.ts'
import { providers } from '../../src/providers/registry.ts'
import { everyone } from '../fixtures/registry.ts'
import { known } from './_set.ts'

const newId = (): string => '7c28b0f9-2464-4e88-b21e-b29e455a5fe6'

/** What a JavaScript caller may pass as a ratio; the type forbids the last. */
const ratios: readonly AspectRatio[] = [...aspectRatios, '2:1' as AspectRatio]

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.nat({ max: 6000 }).map((length) => '🗼'.repeat(length)),
)

const drafts: fc.Arbitrary<Draft> = fc.record(
  {
    prompt: text,
    aspectRatio: fc.constantFrom(...ratios),
    count: fc.oneof(fc.integer({ min: -1, max: 25 }), fc.double()),
    seed: fc.oneof(fc.integer(), fc.double(), fc.maxSafeInteger()),
    negativePrompt: fc.string({ maxLength: 20 }),
    hook: fc.constantFrom('http://localhost/hook', 'not a URL', 'file:///etc/passwd'),
    inline: fc.boolean(),
  },
  { requiredKeys: ['prompt'] },
)

describe.each(everyone)('$id', (provider) => {
  test('what the plan lets through, the dialect can spell', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const intent = plan(draft, provider, newId)
        if (intent.kind === 'submit') provider.dialect.encode(intent, 'key')
      }),
    )
  })

  test('a refusal names a field of the draft and the provider', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const refusal = plan(draft, provider, newId)
        if (refusal.kind === 'submit') return
        expect(Object.keys(draft)).toContain(refusal.ability)
        expect(refusal.provider).toBe(provider.id)
        expect(refusal.message).toContain(provider.name)
      }),
    )
  })

  test('a plain draft is always possible', () => {
    expect(plan({ prompt: 'A lighthouse' }, provider, newId).kind).toBe('submit')
  })
})

test('the same draft is the same picture everywhere: square unless asked otherwise', () => {
  const sizes = providers.map((provider) => {
    const intent = plan({ prompt: 'A lighthouse' }, provider, newId)
    return intent.kind === 'submit' ? intent.size : null
  })
  expect(new Set(sizes.map((size) => JSON.stringify(size)))).toEqual(
    new Set(['{"width":1024,"height":1024}']),
  )
})

test('a prompt is measured in characters, as the contracts do', () => {
  const aimlapi = known('aimlapi')
  expect(plan({ prompt: '🗼'.repeat(400) }, aimlapi, newId).kind).toBe('submit')
  expect(plan({ prompt: '🗼'.repeat(401) }, aimlapi, newId)).toEqual({
    kind: 'cannot',
    ability: 'prompt',
    provider: 'aimlapi',
    message: 'AI/ML API takes prompts of up to 400 characters, not 401',
  })
})

test.each([
  ['krea', { count: 2 }, 'Krea draws one image a job, not 2'],
  ['kie', { count: 5 }, 'kie.ai draws 1 to 4 images a job, not 5'],
  ['runware', { seed: 7 }, 'Runware does not let the seed be chosen'],
  ['krea', { negativePrompt: 'fog' }, 'Krea has no negative prompt'],
  ['aimlapi', { hook: 'https://a.test/' }, 'AI/ML API sends no webhooks'],
  ['krea', { prompt: '' }, 'Krea needs a prompt of at least 1 character, not 0'],
  ['kie', { hook: 'file:///x' }, 'kie.ai sends webhooks to http and https URLs only'],
  ['krea', { inline: true }, 'Krea gives images as URLs only'],
] as const)('%s says what it cannot do: %j', (id, wish, message) => {
  expect(plan({ prompt: 'A lighthouse', ...wish }, known(id), newId)).toMatchObject({
    kind: 'cannot',
    message,
  })
})
