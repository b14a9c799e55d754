import type { Keyword } from './schema.ts'

/** What a keyword speaks of: values of one type, of any; other schemas for the same value; or it says
 *  nothing of validity. */
type Subject = 'any' | 'number' | 'string' | 'array' | 'object' | 'others' | 'nothing'

/** Every keyword that is read. */
export const keywords: Readonly<Record<Keyword, Subject>> = {
  $anchor: 'nothing',
  $defs: 'nothing',
  default: 'nothing',
  examples: 'nothing',
  type: 'any',
  nullable: 'any',
  enum: 'any',
  const: 'any',
  not: 'any',
  $ref: 'others',
  allOf: 'others',
  anyOf: 'others',
  oneOf: 'others',
  if: 'others',
  // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
  then: 'others',
  else: 'others',
  dependentSchemas: 'others',
  minimum: 'number',
  maximum: 'number',
  exclusiveMinimum: 'number',
  exclusiveMaximum: 'number',
  multipleOf: 'number',
  minLength: 'string',
  maxLength: 'string',
  pattern: 'string',
  format: 'string',
  items: 'array',
  prefixItems: 'array',
  unevaluatedItems: 'array',
  contains: 'array',
  minContains: 'array',
  maxContains: 'array',
  minItems: 'array',
  maxItems: 'array',
  uniqueItems: 'array',
  properties: 'object',
  patternProperties: 'object',
  additionalProperties: 'object',
  unevaluatedProperties: 'object',
  propertyNames: 'object',
  required: 'object',
  minProperties: 'object',
  maxProperties: 'object',
  dependentRequired: 'object',
}

const all = Object.entries(keywords) as [Keyword, Subject][]

const bySubject = new Map<string, Keyword[]>()
for (const [keyword, subject] of all) {
  bySubject.set(subject, [...(bySubject.get(subject) ?? []), keyword])
}

export const speakingOf = (subject: string): readonly Keyword[] => bySubject.get(subject) ?? []
