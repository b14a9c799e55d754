import { isRecord, readJson } from '../../core/exchange.ts'
import { type Refusal, refuse } from '../../core/fault.ts'
import { memo } from '../../core/memo.ts'
import type { Provider } from '../../core/provider.ts'
import { type Check, each, type Plot, show } from '../check.ts'
import type { Who } from '../script.ts'
import { tamperOutcomes, tamperResponses } from '../tamper.ts'
import type { Target } from '../target.ts'
import { type Entry, place, type Transcript } from '../transcript.ts'
import { beforeAnyLook } from './_refused.ts'
import { spelled } from './_spelled.ts'

interface Refused {
  readonly entry: Entry
  readonly refusal: Refusal
}

/** Every refusal that the dialect could read. */
const refused = memo(({ entries }: Transcript): readonly Refused[] =>
  entries.flatMap((entry) => {
    const { outcome, response } = entry
    const foreign = outcome?.kind === 'refused' && outcome.fault === 'internal'
    if (outcome?.kind !== 'refused' || (foreign && response.status < 500)) return []
    return [{ entry, refusal: outcome }]
  }),
)

export const saysWhy: Check = {
  id: 'errors/says-why',
  sentence: 'A refusal has a sentence for its reader.',
  source: 'error shapes: error (Krea), msg (kie), message (AI/ML API, Runware)',
  severity: 'major',
  needs: [],
  examine: (transcript) =>
    each(refused(transcript), ({ entry, refusal: { message } }) =>
      message !== null && message.trim() !== ''
        ? null
        : {
            what: `${entry.operation} ${entry.response.status} says nothing`,
            where: place(entry),
            expected: 'a sentence',
            actual: show(entry.response.body),
          },
    ),
  mutants: [{ id: 'wordless', plant: (target, plot) => retold(target, plot, () => '') }],
}

export const hasCode: Check = {
  id: 'errors/has-code',
  sentence: 'A refusal has a code, where the provider gives its refusals codes.',
  source: 'error shapes: code (kie SEED, Runware DOCS)',
  severity: 'major',
  needs: [],
  examine: (transcript) => {
    const coded = refused(transcript).filter((each) => isCoded(transcript, each))
    return each(coded, ({ entry, refusal: { code } }) =>
      code !== null && code !== ''
        ? null
        : {
            what: `${entry.operation} ${entry.response.status} has no code`,
            where: place(entry),
            expected: 'a code',
            actual: show(entry.response.body),
          },
    )
  },
  mutants: [
    {
      id: 'codeless',
      plant: (target) => tamperErrors(target, (value) => without(value, 'code')),
    },
  ],
}

/** Whether the provider's own spelling of such a refusal has a code. */
function isCoded({ provider }: Transcript, { entry, refusal: { fault } }: Refused): boolean {
  const { intent, operation } = entry
  if (intent === null) return false
  const known = codedOf(provider)
  const kind = `${operation} ${intent.kind} ${fault}`
  const found = known.get(kind)
  if (found !== undefined) return found
  const own = spelled({ provider }, entry, { outcome: refuse(fault) })
  const read = provider.dialect.read(own, intent)
  const coded = read.kind === 'refused' && read.code !== null
  known.set(kind, coded)
  return coded
}

/** What was spelled once need not be again. */
const codedOf = memo((_: Provider): Map<string, boolean> => new Map())

export const noInternals: Check = {
  id: 'errors/no-internals',
  sentence: 'A refusal tells nothing of the server’s insides: no stack, no source file.',
  source: 'CWE-209: error messages that contain sensitive information',
  severity: 'major',
  needs: [],
  examine: ({ entries }) =>
    each(
      entries.filter(({ outcome }) => outcome?.kind === 'refused'),
      (entry) => {
        const told = insides.exec(String(entry.response.body))?.[0]
        if (told === undefined) return null
        return {
          what: `${entry.operation} ${entry.response.status} shows the server’s insides`,
          where: place(entry),
          expected: 'words for the caller',
          actual: show(told),
        }
      },
    ),
  mutants: [
    {
      id: 'stack-trace',
      plant: (target) =>
        tamperErrors(target, (value) =>
          isRecord(value)
            ? { ...value, stack: 'Error: no\n    at answer (/srv/app/dist/server.js:10:5)' }
            : value,
        ),
    },
  ],
}

/** A frame of a stack as JavaScript, Python, Java and Go print it. */
const insides =
  /\bat [^"\\]{0,80}?[\w/.-]+\.[cm]?[jt]s:\d+|node_modules\/|Traceback \(most recent|, line \d+, in |\([\w$]+\.java:\d+\)|goroutine \d+ \[/

export const namesTheField: Check = {
  id: 'errors/names-the-field',
  sentence: 'A refusal of one broken constraint names the field that breaks it.',
  source: 'Runware errors.parameter (DOCS), AI/ML API validation errors (DOCS); others INFERRED',
  severity: 'minor',
  needs: [],
  examine: (transcript) => {
    const named = refused(transcript).flatMap(({ entry }) => {
      const field = fieldOf(entry.broken)
      return field === null ? [] : [{ entry, field }]
    })
    return each(named, ({ entry, field }) =>
      String(entry.response.body).toLowerCase().includes(field.toLowerCase())
        ? null
        : {
            what: `${entry.operation} does not say that it is about ${field}`,
            where: place(entry),
            expected: `words with ${field} in them`,
            actual: show(entry.response.body),
          },
    )
  },
  mutants: [
    {
      id: 'nameless',
      plant: (target) =>
        tamperResponses(target, (response, { broken }) => {
          const field = fieldOf(broken)
          if (field === null) return response
          return {
            ...response,
            body: String(response.body).replaceAll(new RegExp(field, 'gi'), 'it'),
          }
        }),
    },
  ],
}

/** The field of a broken constraint by its label, `/input/prompt: dropped`. */
const fieldOf = (broken: string | null): string | null =>
  /^\/(?:[^:]*\/)?(\w+): /.exec(broken ?? '')?.[1] ?? null

export const sameTwice: Check = {
  id: 'errors/same-twice',
  sentence: 'The same wrong request is refused in the same way each time.',
  source: 'what is wrong with a request does not depend on when it comes',
  severity: 'minor',
  needs: [],
  examine: (transcript) => {
    const wrong = refused(transcript).filter(
      ({ entry: { who, broken }, refusal: { fault } }) =>
        (broken !== null || keyless.includes(who)) && !beforeAnyLook.includes(fault),
    )
    const alike = Map.groupBy(wrong, ({ entry: { request, who, broken } }) =>
      [request.method, request.path, request.body, who, broken].join(' '),
    )
    const twins = [...alike.values()].flatMap(([first, ...others]) =>
      first === undefined ? [] : others.map((other) => ({ first, other })),
    )
    return each(twins, ({ first, other }) => {
      const [was, is] = [first, other].map(({ entry, refusal: { fault, code, message } }) =>
        show({ status: entry.response.status, fault, code, message }),
      )
      if (was === is) return null
      return {
        what: `${other.entry.operation} refuses the same request in two ways`,
        where: place(other.entry),
        expected: was ?? '',
        actual: is ?? '',
      }
    })
  },
  mutants: [
    {
      id: 'moody',
      plant: (target, plot) => {
        let errors = 0
        return retold(target, plot, (message) => {
          errors += 1
          return `${message} (${errors})`
        })
      },
    },
  ],
}

const keyless: readonly Who[] = ['nobody', 'intruder']

const tamperErrors = (target: Target, change: (value: unknown) => unknown): Target =>
  tamperResponses(target, (response) => {
    const value = response.status < 400 ? undefined : readJson(response.body)
    return value === undefined ? response : { ...response, body: JSON.stringify(change(value)) }
  })

/** Changes what every refusal says. */
const retold = (target: Target, plot: Plot, change: (message: string | null) => string): Target =>
  tamperOutcomes(target, plot, (outcome) =>
    outcome.kind === 'refused' ? { ...outcome, message: change(outcome.message) } : outcome,
  )

function without(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((item) => without(item, name))
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([own]) => own !== name)
      .map(([own, item]) => [own, without(item, name)]),
  )
}
