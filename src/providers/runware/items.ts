import { isRecord } from '../../core/exchange.ts'
import {
  type Failure,
  type Format,
  type JobState,
  type JobView,
  mediaTypes,
  type Result,
} from '../../core/job.ts'
import { toMicroUsd, toUnits } from '../../core/provider.ts'
import type { Quirks } from '../../core/quirk.ts'
import { price } from './abilities.ts'
import { type Echo, echoOf } from './echo.ts'
import { type FaultItem, spellFailure } from './fault-item.ts'
import { failures } from './faults.ts'
import { phaseOf } from './lifecycle.ts'
import { has } from './quirks.ts'

/** The two lists that a job's results fall into. Spelled and read side by side. */
export interface Items {
  readonly data: readonly unknown[]
  readonly errors: readonly FaultItem[]
}

type Item = Readonly<Record<string, unknown>>

/** How items are to be spelled. */
interface Spelling {
  /** They are polled, and only then say their status. */
  readonly polled: boolean
  readonly quirks: Quirks
}

/**
 * One item a result: those done and those on their way in `data`, failed ones in `errors` (DOCS
 * task-polling, which shows all three in one answer). A newer schema has a polled failure in
 * `data` (CODE).
 */
export function itemsOf(job: JobView, spelling: Spelling): Items {
  const { polled, quirks } = spelling
  const [lone] = job.state === 'failed' && job.results.length === 0 ? [lost(whyOf(job))] : []
  const results = lone === undefined ? job.results : [lone]
  const moved = !(polled && has(quirks, 'status-in-data'))
  const stays = results.filter(({ state }) => !moved || state !== 'failed')
  const failed = results.filter(({ state }) => moved && state === 'failed')
  return {
    data: stays.map((result) => ({
      taskType: 'imageInference',
      taskUUID: job.id,
      ...(polled && { status: wordFor(result.state, quirks) }),
      ...(result.state === 'succeeded' && image(result, { echo: echoOf(job.echo), quirks })),
      ...(result.state === 'failed' && { error: { ...whyOf(job, result) } }),
    })),
    errors: failed.map((result) => spellFailure(whyOf(job, result), job.id, { quirks })),
  }
}

/** A result's own reason, else its job's, else that it failed. */
function whyOf(job: JobView, result?: Result): Failure {
  const { code, message } = result?.failure ?? job.failure ?? failures['generation-failed']
  return { code, message }
}

const wordFor = (state: JobState, quirks: Quirks): string => {
  const word = phaseOf[state]
  return word === 'processing' && has(quirks, 'pending-word') ? 'pending' : word
}

interface Showing {
  readonly echo: Echo
  readonly quirks: Quirks
}

/** DOCS: image by `outputType`, the seed that was drawn, the cost where it was asked for. */
function image({ id, format, url, base64, seed, costMicroUsd }: Result, { echo, quirks }: Showing) {
  const unasked = has(quirks, 'cost-without-asking') ? price.imageMicroUsd : null
  const cost = costMicroUsd ?? unasked
  return {
    imageUUID: id,
    ...(url !== null && { imageURL: url }),
    ...(base64 !== null && file(base64, format, echo)),
    ...(echo.checked && { NSFWContent: false }),
    ...(seed !== null && { seed }),
    ...(cost !== null && { cost: toUnits(cost, price) }),
  }
}

const file = (base64: string, format: Format, { inline }: Echo) =>
  inline === 'data-uri'
    ? { imageDataURI: `data:${mediaTypes[format]};base64,${base64}` }
    : { imageBase64Data: base64 }

/** A job as far as its items tell: an acknowledgement alone says that it runs. */
export function jobOf(
  id: string,
  items: { data: readonly Item[]; errors: readonly Item[] },
): JobView {
  const data = items.data.filter((item) => !isAck(item))
  const results = [...data.map(resultOf), ...items.errors.map((error) => lost(failureOf(error)))]
  const state = stateOf(results)
  const costs = results.flatMap(({ costMicroUsd }) => costMicroUsd ?? [])
  const echo: Echo = {
    inline: data.some((item) => 'imageDataURI' in item) ? 'data-uri' : 'base64',
    checked: data.some((item) => 'NSFWContent' in item),
  }
  return {
    id,
    phase: phaseOf[state],
    state,
    createdAt: null,
    updatedAt: null,
    finishedAt: null,
    results,
    failure: state === 'failed' ? (results[0]?.failure ?? null) : null,
    costMicroUsd: costs.length === 0 ? null : costs.reduce((sum, cost) => sum + cost, 0),
    echo,
  }
}

const isAck = (item: Item): boolean =>
  !['status', 'imageUUID', 'imageURL', 'imageBase64Data', 'imageDataURI', 'error'].some(
    (name) => name in item,
  )

function stateOf(results: readonly Result[]): JobState {
  const states = results.map(({ state }) => state)
  if (states.length === 0 || states.includes('running')) return 'running'
  return states.includes('succeeded') ? 'succeeded' : 'failed'
}

const blank: Result = {
  id: '',
  state: 'running',
  format: 'jpg',
  url: null,
  base64: null,
  seed: null,
  prompt: null,
  costMicroUsd: null,
  failure: null,
}

const lost = (why: Failure): Result => ({ ...blank, state: 'failed', failure: why })

/** Older pages say `pending` (DOCS); a newer schema keeps failures in `data` (CODE). */
function resultOf(item: Item): Result {
  const { status, error } = item
  if (status === 'error' || isRecord(error)) return lost(failureOf(isRecord(error) ? error : item))
  const url = text(item.imageURL)
  const [base64, mark] = fileOf(item)
  const cost = typeof item.cost === 'number' ? toMicroUsd(item.cost, price) : null
  return {
    ...blank,
    id: text(item.imageUUID) ?? '',
    state: status === 'processing' || status === 'pending' ? 'running' : 'succeeded',
    format: formatOf(url ?? mark),
    url,
    base64,
    seed: typeof item.seed === 'number' ? item.seed : null,
    costMicroUsd: cost,
  }
}

/** The file, and what its format shows in: a data URI's head, or its own first characters. */
function fileOf(item: Item): readonly [base64: string | null, mark: string] {
  const uri = text(item.imageDataURI)
  const comma = uri?.indexOf(',') ?? -1
  if (uri !== null && comma >= 0) return [uri.slice(comma + 1), uri.slice(0, comma)]
  const base64 = text(item.imageBase64Data)
  return [base64, base64 ?? '']
}

const marks: readonly (readonly [RegExp, Format])[] = [
  [/\.png$|^data:image\/png|^iVBOR/i, 'png'],
  [/\.webp$|^data:image\/webp|^UklGR/i, 'webp'],
]

const formatOf = (mark: string): Format => marks.find(([shown]) => shown.test(mark))?.[1] ?? 'jpg'

const failureOf = (item: Item): Failure => ({
  code: text(item.code) ?? '',
  message: text(item.message) ?? '',
})

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
