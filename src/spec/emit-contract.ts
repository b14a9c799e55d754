import type { OperationPlan, Plan } from './plan.ts'
import type { BodyPlan, Wanted } from './plan-body.ts'
import type { ParametersPlan } from './plan-parameters.ts'
import type { SchemaBook } from './schemas.ts'

/** Gives the code that names a validator. */
type Judge = (wanted: Wanted | ParametersPlan | null) => string

/** The contract as an ES module: the plan with the validators in their places. */
export function emitContract(plan: Plan, book: SchemaBook, contractModule: string): string {
  const judge: Judge = (wanted) => (wanted === null ? 'null' : `judges.${book.nameOf(wanted)}`)
  const body = object({
    servers: list(plan.servers.map(quote)),
    operations: list(plan.operations.map((one) => operationCode(one, judge))),
    callbacks: mapped(plan.callbacks, judge),
    requests: 'requests',
  })
  return [
    `import type { Contract } from '${contractModule}'`,
    "import { requests } from './requests.ts'",
    "import * as judges from './validators.ts'",
    '',
    `export const contract = ${body} satisfies Contract`,
    '',
  ].join('\n')
}

function operationCode(operation: OperationPlan, judge: Judge): string {
  return object({
    id: quote(operation.id),
    method: quote(operation.method),
    path: quote(operation.path),
    parameters: judge(operation.parameters),
    body: operation.body === null ? 'null' : bodyCode(operation.body, judge),
    responses: mapped(operation.responses, judge),
  })
}

function bodyCode({ required, judge: wanted, batch }: BodyPlan, judge: Judge): string {
  const tasks = batch === null ? '' : mapped(batch.tasks, judge)
  return object({
    required: String(required),
    judge: judge(wanted),
    batch: batch === null ? 'null' : object({ by: quote(batch.by), tasks }),
  })
}

const mapped = (record: Readonly<Record<string, Wanted | null>>, judge: Judge): string =>
  object(Object.fromEntries(Object.entries(record).map(([name, one]) => [name, judge(one)])))

/** Code of an object whose values are code. */
function object(members: Readonly<Record<string, string>>): string {
  const lines = Object.entries(members).map(([name, code]) => `${keyOf(name)}: ${code},`)
  return lines.length === 0 ? '{}' : `{\n${indent(lines.join('\n'))}\n}`
}

const list = (codes: readonly string[]): string =>
  codes.length === 0 ? '[]' : `[\n${indent(codes.map((code) => `${code},`).join('\n'))}\n]`

const indent = (text: string): string => text.replaceAll(/^/gm, '  ')

const keyOf = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? name : quote(name))

const quote = (text: string): string =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
