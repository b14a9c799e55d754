import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isObject, type Json, type JsonObject, objectOf } from '../../src/spec/json.ts'
import { strip } from '../../src/spec/strip.ts'

const long = 'A text that is long enough to be taken for the prose of a vendor.'

/** Texts over 40 characters that are neither URLs nor under an identifier's name. */
function longTexts(node: Json, name = ''): readonly string[] {
  const identifiers = ['pattern', 'enum', 'const']
  if (identifiers.includes(name)) return []
  if (typeof node === 'string')
    return node.length > 40 && !/^(\w+:\/|#)\/\S+$/.test(node) ? [node] : []
  if (Array.isArray(node)) return node.flatMap((value) => longTexts(value))
  return isObject(node) ? Object.entries(node).flatMap(([key, value]) => longTexts(value, key)) : []
}

const schema = {
  type: 'object',
  title: 'Job',
  description: 'Short.',
  required: ['title', 'description'],
  properties: {
    title: { type: 'string', maxLength: 9, example: long, default: long },
    description: { type: 'string', pattern: `^${'x'.repeat(50)}$`, example: 'a cat' },
    model: { enum: [`acme/${'x'.repeat(50)}`], default: 'acme/x' },
    url: { type: 'string', example: `https://acme.test/${'x'.repeat(50)}` },
  },
  example: { title: long, description: 'x' },
  examples: [{ title: 'short' }, { title: long }, long],
}

const document: JsonObject = {
  openapi: '3.1.0',
  info: { title: `Acme ${long}`, version: '1', description: long, contact: { name: 'a' } },
  externalDocs: { url: 'https://acme.test' },
  tags: [{ name: 'jobs', description: 'Short.' }],
  paths: {
    '/jobs': {
      get: {
        summary: 'Short.',
        'x-codeSamples': [{ source: 'curl' }],
        'x-price': { usd: 0.02 },
        'x-note': long,
        responses: {
          '200': {
            description: 'Your jobs',
            content: {
              'application/json': { schema, examples: { a: { summary: 'x', value: { n: 1 } } } },
            },
          },
          '404': { $ref: '#/components/responses/Gone' },
        },
      },
    },
  },
  components: { responses: { Gone: { description: long } } },
}

test('prose goes, facts stay', () => {
  const stripped = strip(document)
  const get = objectOf(objectOf(objectOf(stripped.document.paths)['/jobs']).get)
  const { title, description, model, url } = schema.properties
  expect(get).toEqual({
    'x-price': { usd: 0.02 },
    responses: {
      '200': {
        description: 'OK',
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: schema.required,
              properties: {
                title: { type: title.type, maxLength: title.maxLength },
                description,
                model,
                url,
              },
              example: { description: 'x' },
              examples: [{ title: 'short' }],
            },
            examples: { a: { value: { n: 1 } } },
          },
        },
      },
      '404': { $ref: '#/components/responses/Gone' },
    },
  })
  expect(stripped.document.info).toEqual({ title: expect.stringMatching(/^Acme/), version: '1' })
  expect(stripped.document.tags).toEqual([{ name: 'jobs' }])
  expect(stripped.lost).toEqual([
    '/paths/~1jobs/get/responses/200/content/application~1json/schema/properties/title/default',
  ])
})

test('the given document is left alone', () => {
  const before = structuredClone(document)
  strip(document)
  expect(document).toEqual(before)
})

test('no long text survives, wherever it was put', () => {
  const text = fc.oneof(fc.string({ minLength: 41 }), fc.constant(long), fc.string())
  const name = fc.constantFrom('description', 'title', 'x-note', 'note', 'default', 'example')
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(), name, fc.oneof(text, fc.array(text)))), (puts) => {
      const written = structuredClone(document)
      const places = objectsIn(written)
      for (const [at, key, value] of puts) {
        const place = places[at % places.length]
        if (place) place[key] = value
      }
      expect(longTexts(strip(written).document)).toEqual([])
    }),
    { seed: 42, numRuns: 200 },
  )
})

function objectsIn(node: Json): JsonObject[] {
  if (Array.isArray(node)) return node.flatMap(objectsIn)
  return isObject(node) ? [node, ...Object.values(node).flatMap(objectsIn)] : []
}
