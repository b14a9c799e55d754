import { isRecord } from '../../core/exchange.ts'
import { memo } from '../../core/memo.ts'
import type { Breach, Quirk, Quirks } from '../../core/quirk.ts'
import { withoutQueuing } from './lifecycle.ts'

/** Recorded traffic of kie.ai, 595 polls of 24 tasks among it. */
const recorded = {
  source: 'justintanner/apicity tests/recordings/kie_2079838932@58c740b',
  evidence: 'CODE',
  date: '2026-04-16',
} as const

/** Public clients of api.kie.ai, as they were on that day. */
const clients = { evidence: 'CODE', date: '2026-11-20' } as const

/** A poll's 200 is a task or a refusal; of a body that is neither, all that keeps it from being
 *  either is told. */
const neither: readonly Breach[] = [
  { of: 'getTask', at: /^$/, rule: 'oneOf' },
  { of: 'getTask', at: /^\/code$/, rule: 'enum' },
  { of: 'getTask', at: /^\/data$/, rule: 'enum' },
]

/** The state that a polled task is in; `undefined` in other answers. */
function stateIn(body: unknown): string | undefined {
  const data = isRecord(body) ? body.data : undefined
  return isRecord(data) && typeof data.state === 'string' ? data.state : undefined
}

/** What the backend of kie.ai does and its documents do not say, by the name of the quirk. */
export const habits = {
  'fail-code-null': {
    documented: 'A task that did not fail has an empty failCode and failMsg.',
    observed: 'Both are null.',
    ...recorded,
    breaks: [{ of: 'getTask', at: /^\/data\/(?:failCode|failMsg)$/, rule: 'type' }, ...neither],
    due: ({ body }) => !['fail', undefined].includes(stateIn(body)),
  },
  'pending-nulls': {
    documented: 'A task has no costTime and no completeTime before it has ended.',
    observed: 'Both are there and null.',
    ...recorded,
    breaks: [
      { of: 'getTask', at: /^\/data\/(?:costTime|completeTime)$/, rule: 'type' },
      ...neither,
    ],
    due: ({ body }) => !['success', 'fail', undefined].includes(stateIn(body)),
  },
  'cost-time-seconds': {
    documented: 'The costTime of a polled task counts milliseconds.',
    observed: 'It counts seconds: 188 for a task of 187,838 ms.',
    ...recorded,
    breaks: [],
  },
  'param-double-encoded': {
    documented: 'param is the request as JSON.',
    observed: 'Its input is JSON once more, and comes before the model.',
    ...recorded,
    breaks: [],
  },
  'no-update-time': {
    documented: 'A polled task tells when it last changed.',
    observed: 'It has no updateTime.',
    ...recorded,
    breaks: [],
  },
  'record-id': {
    documented: 'The answer to createTask has the id of the task as taskId.',
    observed: 'A recordId beside it repeats it.',
    ...recorded,
    breaks: [],
  },
  'queuing-never-seen': {
    documented: 'A task goes from waiting to queuing to generating.',
    observed: 'No poll of 24 tasks met queuing.',
    ...recorded,
    breaks: [],
    lifecycle: withoutQueuing,
  },
  'fresh-task-is-null': {
    documented: 'The id that createTask gives can be asked for.',
    observed: 'For a moment it may not be found: code 422, recordInfo is null.',
    source:
      'docs.kie.ai/market/common/get-task-detail, table of errors; public clients wait for it',
    ...clients,
    breaks: [],
    hiddenMs: 500, // INFERRED: clients grant it a short time and none says how long it takes.
  },
  'credits-consumed-and-success-flag': {
    documented: 'A polled task tells neither its cost nor its end in a second way.',
    observed:
      'creditsConsumed, successFlag and paramJson are there from the start, response with success.',
    source: 'public client code of September 2026, which one was not kept: of medium confidence',
    ...clients,
    breaks: [],
  },
  'server-error-in-200': {
    documented: 'An error of the server is an HTTP 500.',
    observed: 'It is an HTTP 200 with the code 500.',
    ...recorded,
    breaks: [],
  },
  'invalid-is-500': {
    documented: 'Parameters that createTask cannot use are refused with the code 422.',
    observed: 'They are refused as an error of the server is, with the code 500.',
    source: 'public clients of api.kie.ai, code 500 for invalid parameters of createTask',
    evidence: 'CODE',
    date: '2026-10-03',
    breaks: [],
  },
  'rate-limit-in-200': {
    documented: 'Beyond a limit comes a true HTTP 429.',
    observed: 'An HTTP 200 with the code 429 comes, in words of its own.',
    source: 'public clients of api.kie.ai, code 429 at HTTP 200',
    ...clients,
    breaks: [],
  },
  'unauthorized-words': {
    documented: 'A bad key is refused as Unauthorized.',
    observed: 'The refusal goes on and sends the caller to two headers.',
    source: 'public clients of api.kie.ai, true HTTP 401',
    ...clients,
    breaks: [],
  },
  'urls-expire-in-a-day': {
    documented: 'Results are kept for 14 days.',
    observed: 'Their URLs are there for 24 hours, as the same documents say elsewhere.',
    source: 'docs.kie.ai contradicts itself on how long results are there; neither was tried',
    evidence: 'DOCS',
    date: '2026-11-20',
    breaks: [],
  },
  'content-type-charset': {
    documented: 'Answers are application/json.',
    observed: 'Answers are application/json;charset=UTF-8.',
    ...recorded,
    breaks: [],
  },
  'session-cookie': {
    documented: 'Calls have no session: each one brings its key.',
    observed: 'Answers set a cookie JSESSIONID.',
    ...recorded,
    breaks: [],
  },
  'behind-cloudflare': {
    documented: 'No header of the network before the server is named.',
    observed: 'Answers have the server cloudflare and a cf-ray.',
    ...recorded,
    breaks: [],
  },
} as const satisfies Readonly<Record<string, Omit<Quirk, 'id'>>>

export type Habit = keyof typeof habits

/** Those habits that are on, in words that no member of the family owns. */
export type Habits = ReadonlySet<Habit>

export const habitNames = Object.keys(habits) as Habit[] // The table's own keys, and no other.

/** The name of a habit as a provider's quirk. */
export const quirkId = (provider: string, habit: Habit): string => `${provider}/${habit}`

/** Which habits a provider's quirks switch on; a set of quirks that is on does not change. */
export const habitsOf = (provider: string): ((quirks: Quirks) => Habits) =>
  memo((quirks) => new Set(habitNames.filter((name) => quirks.has(quirkId(provider, name)))))
