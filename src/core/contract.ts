import { clause } from './clause.ts'

/**
 * A provider's compiled contract as `npm run generate` writes it to `generated/<id>/contract.ts`:
 * the operations of its OpenAPI document, each with validators compiled ahead of time.
 */
export interface Contract {
  /** The provider's real origins, first one canonical, without a trailing slash. */
  readonly servers: readonly string[]
  readonly operations: readonly Operation[]
  /** What the provider sends to a webhook receiver, by callback name. */
  readonly callbacks: Readonly<Record<string, Judge>>
  /** The schemas behind the validators of requests, for whoever draws from them. Made anew by each
   *  call, and not before. */
  requests(): Requests
}

/** What each operation takes, as JSON Schema of 2020-12. */
export interface Requests {
  readonly operations: Readonly<Record<string, RequestSchemas>>
  /** What `#/…` references lead into: the compiled document, as far as they lead. */
  readonly root: unknown
}

export interface RequestSchemas {
  /** Of `{ path, query, header }`; `null` where there are no parameters. */
  readonly parameters: unknown
  /** `null` where no JSON is taken. */
  readonly body: unknown
  /** Of a batch's tasks, by name; of any other body none. */
  readonly tasks: Readonly<Record<string, unknown>>
}

export interface Operation {
  readonly id: string
  /** Upper case. */
  readonly method: string
  /** The path template below the origin, `/jobs/{id}`. */
  readonly path: string
  /** Judges `{ path, query, header }`, each a record of strings; header names in lower case. */
  readonly parameters: Judge | null
  readonly body: Body | null
  /** By documented status (`200`, `4XX`, `default`); `null` where no JSON content is documented. */
  readonly responses: Readonly<Record<string, Judge | null>>
}

export interface Body {
  readonly required: boolean
  readonly judge: Judge
  /** Set where the body is an array of tasks that a property tells apart: each element is judged
   *  and answered on its own. */
  readonly batch: Batch | null
}

export interface Batch {
  /** The discriminating property, `taskType`. */
  readonly by: string
  readonly tasks: Readonly<Record<string, Judge>>
}

/** A validator compiled by Ajv: answers at once, leaves what is wrong in `errors`. */
export interface Judge {
  (value: unknown): boolean
  errors?: readonly JudgeError[] | null
}

export interface JudgeError {
  readonly instancePath: string
  readonly schemaPath: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
}

/** One broken constraint of the contract. */
export interface Violation {
  /** JSON pointer into the judged value; for a missing or unknown property, of that property. */
  readonly pointer: string
  /** The last name in the pointer, or `''` for the whole value. */
  readonly field: string
  /** The JSON Schema keyword that was broken. */
  readonly rule: string
  /** The keyword's value where it has one: the enum, the bound, the type. */
  readonly limit: unknown
  /** What stood there; `undefined` where nothing did. */
  readonly actual: unknown
  /** One plain English clause: `must be at least 512`. */
  readonly message: string
  /** Where in the compiled document the rule stands. */
  readonly schemaPath: string
}

/** Nobody reads further than this many faults of one value. */
const VIOLATIONS_MAX = 20

/** Judges a value; an empty list means that it keeps the contract. */
export function violations(judge: Judge, value: unknown): readonly Violation[] {
  if (judge(value)) return []
  return (judge.errors ?? []).slice(0, VIOLATIONS_MAX).map((error) => violation(error, value))
}

function violation(error: JudgeError, value: unknown): Violation {
  const pointer = error.instancePath + subject(error)
  const said = { rule: error.keyword, limit: limitOf(error), actual: at(value, pointer) }
  return {
    ...said,
    pointer,
    field: unescapeToken(pointer.slice(pointer.lastIndexOf('/') + 1)),
    message: clause(said),
    schemaPath: error.schemaPath,
  }
}

/** Ajv points at the object; a reader looks for the property that is missing or too many. */
function subject({ params }: JudgeError): string {
  const name = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty
  return typeof name === 'string' ? `/${escapeToken(name)}` : ''
}

function limitOf({ params }: JudgeError): unknown {
  return (
    params.allowedValues ??
    params.allowedValue ??
    params.limit ??
    params.type ??
    params.format ??
    params.pattern ??
    params.multipleOf ??
    null
  )
}

/** The value at a JSON pointer, or `undefined`. */
export function at(value: unknown, pointer: string): unknown {
  let here = value
  for (const token of pointer.split('/').slice(1)) {
    if (typeof here !== 'object' || here === null) return undefined
    const name = unescapeToken(token)
    here = Object.hasOwn(here, name) ? (here as Record<string, unknown>)[name] : undefined
  }
  return here
}

const escapeToken = (token: string): string => token.replaceAll('~', '~0').replaceAll('/', '~1')
const unescapeToken = (token: string): string => token.replaceAll('~1', '/').replaceAll('~0', '~')
