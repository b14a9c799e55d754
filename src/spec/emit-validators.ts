import { Ajv2020 } from 'ajv/dist/2020.js'
import standalone from 'ajv/dist/standalone/index.js'
import formats from 'ajv-formats'
import type { Compilable, SchemaBook } from './schemas.ts'

/** What Ajv's code requires, and how an ES module gets it from a CommonJS one. */
const imports = [
  {
    required: 'require("ajv/dist/runtime/ucs2length").default',
    name: 'ucs2length',
    lines: [
      "import ucs2lengthModule from 'ajv/dist/runtime/ucs2length.js'",
      'const ucs2length = ucs2lengthModule.default ?? ucs2lengthModule',
    ],
  },
  {
    required: 'require("ajv/dist/runtime/equal").default',
    name: 'equal',
    lines: [
      "import equalModule from 'ajv/dist/runtime/equal.js'",
      'const equal = equalModule.default ?? equalModule',
    ],
  },
  {
    required: 'require("ajv-formats/dist/formats").fullFormats',
    name: 'fullFormats',
    lines: ["import { fullFormats } from 'ajv-formats/dist/formats.js'"],
  },
] as const

/**
 * The validators as one ES module, a named export each; a schema that several refer to is one
 * function. Parameters arrive as strings, so theirs coerce types, in the judged object itself.
 */
export function emitValidators(book: SchemaBook, contractModule: string): string {
  const plain = book.documented.filter(({ name }) => name !== null)
  const blocks = [
    plain.length > 0 ? moduleCode(book.documented, plain, false) : '',
    book.parameters.length > 0
      ? moduleCode([...book.documented, ...book.parameters], book.parameters, true)
      : '',
  ].filter((block) => block !== '')
  return withImports(blocks.join('\n'), contractModule)
}

/** One Ajv's functions, in a scope of their own: two instances give out the same names. */
function moduleCode(
  schemas: readonly Compilable[],
  exported: readonly Compilable[],
  coerceTypes: boolean,
): string {
  const scope = coerceTypes ? 'parameterJudges' : 'judges'
  const code = standaloneCode(schemas, exported, coerceTypes)
  const names = exported.map(({ name }) => `export const ${name}: Judge = ${scope}.${name}`)
  return `const ${scope} = ((exports) => {\n${code}\nreturn exports\n})({})\n${names.join('\n')}\n`
}

function standaloneCode(
  schemas: readonly Compilable[],
  exported: readonly Compilable[],
  coerceTypes: boolean,
): string {
  const ajv = new Ajv2020({
    allErrors: true,
    coerceTypes,
    // A shared schema stays one function instead of being copied into each place.
    inlineRefs: false,
    // The OpenAPI validator has judged the schemas, and noted what Ajv does not know.
    logger: false,
    strict: false,
    // JSON can spell a number that no double holds, 1e400; it is then no number of the contract.
    strictNumbers: true,
    validateSchema: false,
    code: { source: true, lines: true },
  })
  formats.default(ajv)
  for (const one of schemas) ajv.addSchema(schemaOf(one), one.key)
  for (const one of schemas) placeRules(ajv, one)
  const keys = exported.map(({ name, key }) => [name, key])
  return standalone.default(ajv, Object.fromEntries(keys)).replace('"use strict";', '').trim()
}

const schemaOf = ({ schema }: Compilable): object | boolean =>
  typeof schema === 'object' && schema !== null ? schema : schema === true

/** Errors name their rule by its place in the compiled document; Ajv's public options cannot. */
function placeRules(ajv: Ajv2020, { key, pointer }: Compilable): void {
  const env = ajv.schemas[key]
  if (env === undefined) throw new Error(`Ajv lost the schema ${key}`)
  Object.assign(env, { schemaPath: `#${pointer}` })
}

function withImports(code: string, contractModule: string): string {
  const used = imports.filter(({ required }) => code.includes(required))
  const replaced = used.reduce((text, one) => text.replaceAll(one.required, one.name), code)
  const left = /require\([^)]*\)/.exec(replaced)
  if (left !== null) throw new Error(`Ajv's code has ${left[0]}, which this compiler cannot import`)
  const lines = used.flatMap((one) => one.lines)
  return [`import type { Judge } from '${contractModule}'`, ...lines, '', replaced].join('\n')
}
