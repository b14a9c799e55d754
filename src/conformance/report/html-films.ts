import type { Finding } from '../check.ts'
import type { Evidence, Taken } from './evidence.ts'
import { escaped } from './markup.ts'
import { type Mark, type Timeline, timelines } from './timeline.ts'
import { timelineSvg, type Wrong } from './timeline-svg.ts'

/** What findings point at: steps of the script, and jobs of whose webhook calls they tell. */
export interface Culprits {
  readonly steps: ReadonlySet<number>
  readonly hooked: ReadonlySet<number>
}

/** Read from `where`, whose beginning is `step 2: …` or `webhook of job 0 …`. */
export function culprits(findings: readonly Pick<Finding, 'where'>[]): Culprits {
  const numbers = (pattern: RegExp): ReadonlySet<number> =>
    new Set(findings.flatMap(({ where }) => pattern.exec(where)?.slice(1).map(Number) ?? []))
  return { steps: numbers(/^step (\d+):/), hooked: numbers(/^webhooks? of job (\d+)/) }
}

interface Subject {
  readonly provider: string
  readonly check: string
  readonly findings: readonly Finding[]
}

/** Of one breach; the others are among all jobs, below. */
const FILMS_MAX = 2

/** The timelines of the jobs that a breach is about, with what broke pointed at. */
export function filmsOf(
  { provider, check, findings }: Subject,
  evidence: readonly Evidence[],
): string {
  const taken = takenFor(evidence, provider, check)
  if (taken === undefined) return ''
  const { steps, hooked } = culprits(findings)
  const isWrong = (job: number) => (mark: Mark) =>
    mark.lane === 'webhooks' ? hooked.has(job) : mark.step !== null && steps.has(mark.step)
  return timelines(taken.transcript)
    .filter(({ job, marks }) => hooked.has(job) || marks.some(isWrong(job)))
    .slice(0, FILMS_MAX)
    .map((one) => film(one, { mark: isWrong(one.job), webhooks: hooked.has(one.job) }))
    .join('')
}

/** What was taken down that shows a breach, if it was. */
export const takenFor = (
  evidence: readonly Evidence[],
  provider: string,
  check: string,
): Taken | undefined =>
  evidence
    .filter((one) => one.provider.id === provider)
    .flatMap(({ taken }) => taken)
    .find(({ shows }) => shows.includes(check))

/** A job with its timeline. */
export const film = (timeline: Timeline, wrong?: Wrong): string =>
  `<div class="job"><div class="name">job ${timeline.job} <code>${escaped(timeline.id)}</code></div>` +
  `<div class="film">${timelineSvg(timeline, wrong)}</div></div>`
