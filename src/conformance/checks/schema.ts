import { type Judge, type Violation, violations } from '../../core/contract.ts'
import { isJsonType, isRecord, readJson } from '../../core/exchange.ts'
import { undocumentedStatus } from '../../core/quirk.ts'
import { type Check, each, type Finding, type Rule, show } from '../check.ts'
import { tamperJson, tamperResponses } from '../tamper.ts'
import { type Entry, place, type Transcript } from '../transcript.ts'
import { quirkMark } from './_quirks.ts'

const brokenBy = ({ response }: Entry, judge: Judge): readonly Violation[] =>
  violations(judge, readJson(response.body))

/** Answers of operations that the contract knows. */
const documented = ({ entries }: Transcript): Entry[] =>
  entries.filter((entry) => entry.operation !== null && entry.broken !== 'wrong-method')

type Judges = Readonly<Record<string, Judge | null>>

const judgesOf = ({ provider }: Transcript, { operation }: Entry): Judges =>
  provider.contract.operations.find(({ id }) => id === operation)?.responses ?? {}

/** Under which status the contract documents an answer; `undefined` where it does not. */
function documentedAs(judges: Judges, { response }: Entry): string | undefined {
  const status = String(response.status)
  return [status, `${status[0]}XX`, 'default'].find((key) => judges[key] !== undefined)
}

/** What the contract says of an answer's status: a judge, `null` for no content, or nothing. */
function judgeOf(transcript: Transcript, entry: Entry): Judge | null | undefined {
  const judges = judgesOf(transcript, entry)
  return judges[documentedAs(judges, entry) ?? '']
}

/** Where an answer's status is documented, or where it would have to be. */
function ruleOf(transcript: Transcript, entry: Entry): Rule {
  const key = documentedAs(judgesOf(transcript, entry), entry)
  return {
    document: transcript.provider.id,
    operation: entry.operation ?? '',
    pointer: key === undefined ? '/responses' : `/responses/${key}`,
  }
}

export const statusDocumented: Check = {
  id: 'schema/status-documented',
  sentence: 'Every answer has a status that the contract documents for the operation.',
  source: 'compiled document: responses of each operation',
  severity: 'major',
  needs: [],
  examine: (transcript) =>
    each(documented(transcript), (entry) => {
      if (judgeOf(transcript, entry) !== undefined) return null
      const { operation } = entry
      return {
        what: `undocumented status ${entry.response.status} from ${entry.operation}`,
        where: place(entry),
        expected: `one of ${Object.keys(judgesOf(transcript, entry)).join(', ')}`,
        actual: String(entry.response.status),
        rule: ruleOf(transcript, entry),
        ...quirkMark(transcript, operation ?? '', undocumentedStatus(entry.response.status)),
      }
    }),
  mutants: [
    {
      id: 'status-299',
      plant: (target) =>
        tamperResponses(target, (response) =>
          response.status < 300 ? { ...response, status: 299 } : response,
        ),
    },
  ],
}

export const bodyDocumented: Check = {
  id: 'schema/body-documented',
  sentence:
    'Every answer, byte for byte, keeps the schema that the contract documents for its status.',
  source: 'compiled document: response schemas',
  severity: 'critical',
  needs: [],
  examine: (transcript) => {
    const judged = documented(transcript).flatMap((entry) => {
      const judge = judgeOf(transcript, entry)
      return judge ? [{ entry, judge }] : []
    })
    return each(judged, ({ entry, judge }) =>
      brokenBy(entry, judge).map(
        ({ pointer, message, actual, rule, schemaPath }): Finding => ({
          what: `${entry.operation} ${entry.response.status} breaks "${rule}" at ${pointer.replace(/\d+/g, 'n') || '/'}`,
          where: `${place(entry)} at ${pointer || '/'}`,
          expected: message,
          actual: show(actual),
          rule: { document: transcript.provider.id, pointer: schemaPath },
          ...quirkMark(transcript, entry.operation ?? '', { pointer, rule }),
        }),
      ),
    )
  },
  mutants: [
    { id: 'retyped', plant: (target) => tamperJson(target, retype) },
    { id: 'emptied', plant: (target) => tamperJson(target, () => []) },
  ],
}

export const bodyAbsent: Check = {
  id: 'schema/no-undocumented-content',
  sentence: 'An answer for whose status no content is documented has none.',
  source: 'compiled document: responses without content',
  severity: 'minor',
  needs: [],
  examine: (transcript) =>
    each(
      documented(transcript).filter((entry) => judgeOf(transcript, entry) === null),
      (entry) =>
        entry.response.body.length === 0
          ? null
          : {
              what: `${entry.operation} ${entry.response.status} has a body`,
              where: place(entry),
              expected: 'no content',
              actual: show(entry.response.body),
              rule: ruleOf(transcript, entry),
            },
    ),
  mutants: [
    {
      id: 'chatty',
      plant: (target) =>
        tamperResponses(target, (response) =>
          response.body.length === 0 ? { ...response, body: '{"ok":true}' } : response,
        ),
    },
  ],
}

export const contentType: Check = {
  id: 'schema/content-type',
  sentence: 'A JSON answer says that it is JSON.',
  source: 'compiled document: JSON is the only documented content',
  severity: 'minor',
  needs: [],
  examine: (transcript) =>
    each(
      documented(transcript).filter(({ response }) => response.body.length > 0),
      (entry) => {
        const type = entry.response.headers['content-type']
        if (type !== undefined && isJsonType(type)) return null
        return {
          what: `${entry.operation} answers JSON as ${show(type)}`,
          where: place(entry),
          expected: 'application/json or a type that ends in +json',
          actual: show(type),
          rule: ruleOf(transcript, entry),
        }
      },
    ),
  mutants: [
    {
      id: 'html',
      plant: (target) =>
        tamperResponses(target, (response) => ({
          ...response,
          headers: { ...response.headers, 'content-type': 'text/html' },
        })),
    },
  ],
}

/** Turns every value on the first two levels into one of another type. */
function retype(value: unknown): unknown {
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, other(item)]))
}

const other = (value: unknown): unknown => (typeof value === 'string' ? 7 : 'seven')
