import type { Schema } from '../../src/schema/schema.ts'

const node: Schema = {
  $ref: '#/$defs/node',
  $defs: {
    node: {
      type: 'object',
      properties: { name: { type: 'string', minLength: 1 }, next: { $ref: '#/$defs/node' } },
      required: ['name'],
      additionalProperties: false,
    },
  },
}

const tree: Schema = {
  type: 'object',
  properties: { kids: { type: 'array', items: { $ref: '#' }, maxItems: 2 } },
  required: ['kids'],
}

/** Hand-written schemas, each keyword in one at least, with the labels that each must reach. */
export const table: Readonly<Record<string, { schema: Schema; reached: readonly string[] }>> = {
  types: { schema: { type: ['string', 'null'] }, reached: [' type'] },
  integer: { schema: { type: 'integer' }, reached: [' type'] },
  nullable: {
    schema: { type: 'number', nullable: true, minimum: 1 },
    reached: [' minimum', ' type'],
  },
  enum: { schema: { enum: ['a', 1, null, { b: [1] }] }, reached: [' enum'] },
  const: { schema: { const: { a: [1, 'b'] } }, reached: [' const'] },
  bounds: {
    schema: { type: 'number', minimum: -1.5, maximum: 7 },
    reached: [' minimum', ' maximum'],
  },
  exclusive: {
    schema: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
    reached: [' exclusiveMinimum', ' exclusiveMaximum'],
  },
  untyped: { schema: { minimum: 3, maxLength: 2 }, reached: [' minimum', ' maxLength'] },
  multiples: {
    schema: { type: 'number', multipleOf: 0.25, minimum: 1, maximum: 9 },
    reached: [' multipleOf', ' minimum', ' maximum'],
  },
  cents: { schema: { type: 'number', multipleOf: 0.01 }, reached: [' multipleOf'] },
  'two multiples': {
    schema: { allOf: [{ type: 'integer', multipleOf: 6 }, { multipleOf: 8 }], maximum: 100 },
    reached: [' multipleOf', ' maximum'],
  },
  huge: { schema: { type: 'integer', minimum: 1e20 }, reached: [' minimum'] },
  lengths: {
    schema: { type: 'string', minLength: 2, maxLength: 4 },
    reached: [' minLength', ' maxLength'],
  },
  long: { schema: { type: 'string', minLength: 300, maxLength: 5000 }, reached: [' maxLength'] },
  pattern: {
    schema: { type: 'string', pattern: '^[a-f]{2,8}$', maxLength: 5 },
    reached: [' pattern', ' maxLength'],
  },
  ...Object.fromEntries(
    'date-time date time duration email hostname ipv4 ipv6 uri uri-reference uuid json-pointer regex'
      .split(' ')
      .map((format) => [format, { schema: { type: 'string', format }, reached: [' format'] }]),
  ),
  object: {
    schema: {
      type: 'object',
      properties: { a: { type: 'integer' }, b: { type: 'string' } },
      required: ['a'],
      additionalProperties: false,
    },
    reached: ['/a required', '/a type', '/b type', '/surplus additionalProperties'],
  },
  'additional by schema': {
    schema: { type: 'object', properties: { a: true }, additionalProperties: { type: 'integer' } },
    reached: ['/surplus type'],
  },
  'pattern properties': {
    schema: {
      type: 'object',
      patternProperties: { '^x-[a-z]$': { type: 'integer' } },
      additionalProperties: false,
    },
    reached: ['/surplus additionalProperties'],
  },
  'property names': {
    schema: { type: 'object', propertyNames: { pattern: '^[a-z]{1,4}$' }, minProperties: 1 },
    reached: [' propertyNames', ' minProperties'],
  },
  'property counts': {
    schema: {
      type: 'object',
      properties: { a: true, b: true, c: true },
      minProperties: 2,
      maxProperties: 3,
    },
    reached: [' minProperties', ' maxProperties'],
  },
  'forbidden property': {
    schema: { type: 'object', properties: { a: false, b: { type: 'null' } } },
    reached: ['/a false schema', '/b type'],
  },
  dependentRequired: {
    schema: {
      type: 'object',
      properties: { a: { type: 'integer' }, b: { type: 'integer' }, c: true },
      dependentRequired: { a: ['b'], b: ['c'] },
    },
    reached: [' dependentRequired', '/b type'],
  },
  dependentSchemas: {
    schema: {
      type: 'object',
      properties: { a: true, b: { type: 'integer' } },
      dependentSchemas: { a: { required: ['b'], properties: { b: { minimum: 5 } } } },
    },
    reached: ['/b required', '/b minimum'],
  },
  items: {
    schema: { type: 'array', items: { type: 'integer', maximum: 9 }, minItems: 2, maxItems: 4 },
    reached: [' minItems', ' maxItems', '/0 type', '/0 maximum'],
  },
  prefixItems: {
    schema: { type: 'array', prefixItems: [{ type: 'integer' }, { enum: ['a'] }], items: false },
    reached: ['/0 type', '/1 enum', ' items'],
  },
  contains: {
    schema: { type: 'array', contains: { const: 7 }, minContains: 2, maxContains: 3 },
    reached: [' contains'],
  },
  'contains of integers': {
    schema: { type: 'array', items: { type: 'integer' }, contains: { minimum: 100 }, maxItems: 5 },
    reached: [' contains', ' maxItems', '/0 type'],
  },
  uniqueItems: {
    schema: { type: 'array', items: { enum: [1, 2, 3] }, uniqueItems: true, minItems: 2 },
    reached: [' uniqueItems', ' minItems', '/0 enum'],
  },
  allOf: {
    schema: {
      allOf: [
        { type: 'object', properties: { a: { type: 'integer' } }, required: ['a'] },
        { properties: { a: { minimum: 3 }, b: { type: 'boolean' } } },
      ],
    },
    reached: ['/a required', '/a minimum', '/b type', ' type'],
  },
  anyOf: {
    schema: {
      anyOf: [
        { type: 'string', maxLength: 3 },
        { type: 'integer', minimum: 5 },
      ],
    },
    reached: [' maxLength', ' minimum', ' anyOf'],
  },
  oneOf: {
    schema: {
      oneOf: [
        { type: 'integer', multipleOf: 2 },
        { type: 'integer', multipleOf: 3 },
      ],
    },
    reached: [' oneOf'],
  },
  'oneOf by a tag': {
    schema: {
      oneOf: ['a', 'b'].map((kind) => ({
        type: 'object',
        properties: { kind: { const: kind }, [kind]: { type: 'integer', minimum: 1 } },
        required: ['kind', kind],
        additionalProperties: false,
      })),
    },
    reached: ['/a minimum', '/b minimum', '/a required', '/surplus additionalProperties'],
  },
  not: { schema: { type: 'integer', not: { minimum: 3, maximum: 5 } }, reached: [' not', ' type'] },
  'not a type': { schema: { not: { type: ['object', 'array'] } }, reached: [' not'] },
  if: {
    schema: {
      type: 'object',
      properties: { kind: { enum: ['file', 'text'] }, size: { type: 'integer' } },
      required: ['kind'],
      if: { properties: { kind: { const: 'file' } }, required: ['kind'] },
      // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
      then: { required: ['size'] },
      else: { properties: { size: { maximum: 9 } } },
    },
    reached: ['/size required', '/size maximum', '/kind enum', '/kind required'],
  },
  node: {
    schema: node,
    reached: ['/name required', '/name minLength', '/surplus additionalProperties'],
  },
  tree: { schema: tree, reached: ['/kids required', '/kids maxItems', '/kids type'] },
  nested: {
    schema: {
      type: 'object',
      properties: {
        list: {
          type: 'array',
          minItems: 1,
          items: { type: 'object', properties: { 'a/b~c': { type: 'string', minLength: 1 } } },
        },
      },
      required: ['list'],
    },
    reached: ['/list/0/a~1b~0c minLength', '/list/0/a~1b~0c type', '/list minItems'],
  },
  unevaluatedProperties: {
    schema: {
      type: 'object',
      allOf: [{ properties: { a: { type: 'integer' } }, required: ['a'] }],
      anyOf: [{ properties: { b: { type: 'string' } }, required: ['b'] }, { maxProperties: 2 }],
      if: { properties: { a: { minimum: 3 } } },
      // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
      then: { properties: { c: { type: 'boolean' } } },
      dependentSchemas: { c: { $ref: '#/$defs/d' } },
      unevaluatedProperties: false,
      $defs: { d: { properties: { d: { type: 'null' } } } },
    },
    reached: ['/a required', '/a type', '/c type'],
  },
  'unevaluated by schema': {
    schema: {
      type: 'object',
      oneOf: [{ properties: { a: { const: 1 } }, required: ['a'] }, { properties: { a: false } }],
      unevaluatedProperties: { type: 'integer' },
    },
    reached: ['/surplus type'],
  },
  'unevaluated beside, not within': {
    schema: {
      type: 'object',
      properties: { a: { type: 'integer' } },
      allOf: [{ properties: { b: { type: 'string' } }, unevaluatedProperties: { maxLength: 3 } }],
    },
    reached: ['/a type', '/b type'],
  },
  unevaluatedItems: {
    schema: {
      type: 'array',
      prefixItems: [{ type: 'integer' }],
      anyOf: [{ prefixItems: [true, { type: 'string' }], minItems: 2 }, { maxItems: 1 }],
      unevaluatedItems: false,
    },
    reached: ['/0 type', '/1 type'],
  },
  'a condition that another excludes': {
    schema: {
      type: 'object',
      properties: { width: { enum: [1, 2, 3, 4] }, height: { enum: [1, 2, 3, 4] } },
      required: ['width', 'height'],
      additionalProperties: false,
      allOf: [1, 2, 3, 4].map((width) => ({
        if: { properties: { width: { const: width } } },
        // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
        then: { properties: { height: { const: 5 - width } } },
      })),
    },
    reached: ['/height const', '/width enum', '/height required', '/surplus additionalProperties'],
  },
  'a condition that forbids': {
    schema: {
      type: 'object',
      properties: { a: { type: 'integer' }, b: { type: 'integer' } },
      required: ['b'],
      dependentSchemas: { a: { properties: { b: false } } },
    },
    reached: ['/b required', '/b false schema'],
  },
  anything: { schema: true, reached: [] },
}
