import { expect, test } from 'vitest'
import type { JsonObject } from '../../src/spec/json.ts'
import { repair } from '../../src/spec/repair.ts'

/** A document with one schema, and what the repair made of it and said. */
function repairSchema(schema: JsonObject) {
  const document: JsonObject = { components: { schemas: { S: schema } } }
  const said = repair(document).map(({ pointer, what }) => `${pointer} ${what}`)
  return { schema, said }
}

const schemas: [string, JsonObject, JsonObject][] = [
  ['nullable type', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
  [
    'nullable enum',
    { type: 'string', enum: ['a'], nullable: true },
    { type: ['string', 'null'], enum: ['a', null] },
  ],
  [
    'nullable reference',
    { $ref: '#/x', nullable: true },
    { anyOf: [{ $ref: '#/x' }, { type: 'null' }] },
  ],
  ['nullable false', { type: 'string', nullable: false }, { type: 'string' }],
  ['flag bound', { minimum: 1, exclusiveMinimum: true }, { exclusiveMinimum: 1 }],
  ['idle flag bound', { maximum: 1, exclusiveMaximum: false }, { maximum: 1 }],
  ['required flag', { type: 'string', required: true }, { type: 'string' }],
  ['map of examples', { examples: { one: { value: 1 }, two: 2 } }, { examples: [1, 2] }],
]

test.each(schemas)('%s is mended and said', (_, before, after) => {
  const { schema, said } = repairSchema(structuredClone(before))
  expect(schema).toEqual(after)
  expect(said).toHaveLength(1)
  expect(said[0]).toMatch(/^\/components\/schemas\/S /)
})

test('a property named like a keyword is left alone', () => {
  const schema = { properties: { nullable: { type: 'boolean' }, required: { type: 'string' } } }
  expect(repairSchema(structuredClone(schema))).toEqual({ schema, said: [] })
})

test('an unknown format is noted', () => {
  expect(repairSchema({ format: 'colour' }).said[0]).toContain('nobody checks the format "colour"')
})

test('what is missing around an operation is filled in', () => {
  const document: JsonObject = {
    info: {},
    paths: {
      '/jobs/{id}': {
        get: {
          parameters: [{ name: 'id', in: 'path' }],
          responses: {
            '404': { content: { 'application/json': { example: 1, examples: [2] } } },
            '4XX': {},
            '500': { $ref: '#/components/responses/Error' },
          },
        },
      },
    },
    components: {
      responses: { Error: {} },
      securitySchemes: { key: { type: 'bearer' } },
    },
  }
  const said = repair(document)
  expect(document).toEqual({
    info: { title: 'Untitled', version: '0' },
    paths: {
      '/jobs/{id}': {
        get: {
          operationId: 'getJobsId',
          parameters: [{ name: 'id', in: 'path', required: true }],
          responses: {
            '404': {
              description: 'Not Found',
              content: { 'application/json': { examples: { example1: { value: 2 } } } },
            },
            '4XX': { description: 'Client Error' },
            '500': { $ref: '#/components/responses/Error' },
          },
        },
      },
    },
    components: {
      responses: { Error: { description: 'Error' } },
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
    },
  })
  expect(said.filter(({ kind }) => kind === 'repaired')).toHaveLength(10)
  expect(said.filter(({ kind }) => kind === 'noted')).toEqual([
    expect.objectContaining({ pointer: '/components/securitySchemes/key' }),
  ])
})

test('a second repair finds nothing', () => {
  const document: JsonObject = {
    info: {},
    paths: { '/a': { get: { responses: { '200': {} } } } },
    components: { schemas: { S: { type: 'string', nullable: true } } },
  }
  repair(document)
  expect(repair(document)).toEqual([])
})
