import type { Violation } from '../../core/contract.ts'
import { isRecord, textOf } from '../../core/exchange.ts'
import type { Breach, Quirk, Quirks } from '../../core/quirk.ts'

/** An item of `data` in none of its documented forms: each form complains that it is another. */
const formless: readonly Breach[] = [
  { of: 'postTasks', at: /^\/data\/\d+$/, rule: 'oneOf' },
  { of: 'postTasks', at: /^\/data\/\d+\/taskType$/, rule: 'const' },
  {
    of: 'postTasks',
    at: /^\/data\/\d+\/(?:image(?:UUID|URL|Base64Data|DataURI)|connectionSessionUUID)$/,
    rule: 'required',
  },
]

const unknowns: ReadonlySet<string> = new Set(['additionalProperties', 'unevaluatedProperties'])

const anyUuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

/** It is about a parameter of a task, not about a part of one; alone or in its batch. */
const isOwn = ({ pointer }: Violation): boolean => /^(?:\/\d+)?\/[^/]+$/.test(pointer)

/** Where what is seen of Runware differs from its documents. Dates are those of the recordings, or
 *  of the day the source was looked at. */
export const quirks = [
  {
    id: 'runware/data-with-errors',
    documented: 'A refusal holds `errors` and nothing else.',
    observed: 'An empty `data` stands before the `errors`.',
    source: 'deankerr/ig notes/runware-error-sample.md, and two recordings more',
    evidence: 'CODE',
    date: '2026-08-01',
    breaks: [],
  },
  {
    id: 'runware/unknown-id-is-empty',
    documented: 'What is not found is answered with 404 and an error.',
    observed:
      'A poll for a task that nobody submitted is answered with an empty `data`, as one whose task has no result yet.',
    source: 'Runware/runware-typescript, polling of an unknown taskUUID',
    evidence: 'CODE',
    date: '2026-07-09',
    breaks: [],
  },
  {
    id: 'runware/ignores-unknown-parameters',
    documented: 'A task holds the parameters of its page and no others.',
    observed: 'Parameters that the page does not know, as `seed` or `checkNSFW`, change nothing.',
    source: 'published clients send them with every task and are not known to fail',
    evidence: 'INFERRED',
    date: '2026-11-20',
    breaks: [],
    tolerates: (violation) => unknowns.has(violation.rule) && isOwn(violation),
  },
  {
    id: 'runware/uuid-v7-accepted',
    documented: 'A task’s UUID is of version 4.',
    observed: 'A UUID of another version is taken, and comes back in the answer.',
    source: 'deankerr/ig notes/runware-error-sample.md, which echoes one of version 7',
    evidence: 'CODE',
    date: '2026-02-09',
    breaks: [],
    tolerates: (violation) =>
      violation.rule === 'pattern' &&
      violation.field === 'taskUUID' &&
      isOwn(violation) &&
      anyUuid.test(textOf(violation.actual)),
  },
  {
    id: 'runware/lower-case-format',
    documented: '`outputFormat` is JPG, PNG or WEBP.',
    observed: 'Samples of the documents themselves ask for `jpg`.',
    source: 'runware.ai/docs, image samples',
    evidence: 'DOCS',
    date: '2026-11-20',
    breaks: [],
    tolerates: (violation) =>
      violation.rule === 'enum' &&
      violation.field === 'outputFormat' &&
      isOwn(violation) &&
      [violation.limit].flat().includes(textOf(violation.actual).toUpperCase()),
  },
  {
    id: 'runware/credits-at-400',
    documented: 'Credit that ran out is HTTP 402.',
    observed: 'Credit that ran out is HTTP 400, with the code insufficientCredits.',
    source: 'public client code that handles it there',
    evidence: 'CODE',
    date: '2026-11-20',
    breaks: [],
  },
  {
    id: 'runware/credits-at-200',
    former: true,
    documented: 'Credit that ran out is HTTP 402.',
    observed:
      'Credit that ran out is HTTP 200 with errors; where it is 400 as well, 400 is what is sent.',
    source: 'public client tests that answer it at HTTP 200',
    evidence: 'CODE',
    date: '2026-11-20',
    breaks: [],
  },
  {
    id: 'runware/parameter-list',
    documented: '`parameter` is the name of one parameter.',
    observed: 'A refusal about several parameters lists them all.',
    source: 'recorded missingDimensionParameters',
    evidence: 'CODE',
    date: '2026-08-01',
    breaks: [{ of: 'postTasks', at: /^\/errors\/\d+\/parameter$/, rule: 'type' }],
  },
  {
    id: 'runware/extra-error-keys',
    documented: 'An error holds code, message, parameter, taskType, taskUUID and documentation.',
    observed: 'It also holds the type and bounds of the parameter, or what the model’s host said.',
    source: 'deankerr/ig notes/runware-error-sample.md; recorded refusals',
    evidence: 'CODE',
    date: '2026-08-01',
    breaks: [],
  },
  {
    id: 'runware/error-without-task-type',
    documented: 'An error names the type of its task.',
    observed: 'A refusal that names its task by the UUID says nothing of the type.',
    source: 'deankerr/ig notes/runware-error-sample.md; recorded invalidWidth and others',
    evidence: 'CODE',
    date: '2026-08-01',
    breaks: [],
  },
  {
    id: 'runware/balance-object',
    documented: 'The balance is a number.',
    observed: 'The balance is an object with amount and currency.',
    source: 'Runware/runware-typescript src/types/task-map.ts',
    evidence: 'CODE',
    date: '2026-07-09',
    breaks: [
      { of: 'postTasks', at: /^\/data\/\d+\/balance$/, rule: 'type' },
      { of: 'postTasks', at: /^\/data\/\d+\/(?:operation|balance)$/, rule: 'additionalProperties' },
      { of: 'postTasks', at: /^\/data\/\d+\/status$/, rule: 'required' },
      ...formless,
    ],
    due: ({ body }) =>
      isRecord(body) && [body.data].flat().some((item) => isRecord(item) && 'balance' in item),
  },
  {
    id: 'runware/status-in-data',
    documented: 'A polled result that failed moves to the errors.',
    observed: 'A polled result that failed stays in `data`, with its error beside the status.',
    source: 'Runware/runware-typescript src/types/task-map.ts, GetResponseResult',
    evidence: 'CODE',
    date: '2026-07-09',
    breaks: [
      { of: 'postTasks', at: /^\/data\/\d+\/status$/, rule: 'const' },
      { of: 'postTasks', at: /^\/data\/\d+\/(?:status|error)$/, rule: 'additionalProperties' },
      { of: 'postTasks', at: /^\/data\/\d+\/balance$/, rule: 'required' },
      ...formless,
    ],
  },
  {
    id: 'runware/pending-word',
    former: true,
    documented: 'A polled result that is not done is `processing`.',
    observed: 'A polled result that is not done is `pending`.',
    source: 'older pages of runware.ai/docs on polling',
    evidence: 'DOCS',
    date: '2026-11-20',
    breaks: [
      { of: 'postTasks', at: /^\/data\/\d+\/status$/, rule: 'const' },
      { of: 'postTasks', at: /^\/data\/\d+\/status$/, rule: 'additionalProperties' },
      { of: 'postTasks', at: /^\/data\/\d+\/balance$/, rule: 'required' },
      ...formless,
    ],
  },
  {
    id: 'runware/cost-without-asking',
    documented: 'The cost is told where `includeCost` asks for it.',
    observed: 'The cost is told without asking.',
    source: 'all samples of runware.ai/models/google-imagen-4-fast',
    evidence: 'SEED',
    date: '2026-11-20',
    breaks: [],
  },
] as const satisfies readonly Quirk[]

type QuirkId = (typeof quirks)[number]['id'] extends `runware/${infer Name}` ? Name : never

/** Whether one of this provider's quirks is on. */
export const has = (on: Quirks, name: QuirkId): boolean => on.has(`runware/${name}`)
