import type { JobState } from '../core/job.ts'
import type { JobRecord } from '../core/record.ts'
import { mocksOf } from './received.ts'
import { came, plural, type Result } from './words.ts'

/** Which jobs are meant: all that is given must hold. */
export interface Wanted {
  readonly provider?: string
  /** The whole prompt, or a pattern in it. */
  readonly prompt?: string | RegExp
  /** How many images were asked for. */
  readonly count?: number
  /** Where the job is now. */
  readonly state?: JobState
  /** A key whose jobs are meant. */
  readonly account?: string
}

export interface GeneratedOptions extends Wanted {
  /** How many such jobs there must be; unless given, one or more. */
  readonly times?: number
}

type Trait = 'provider' | 'prompt' | 'count' | 'state'

const traits: Readonly<Record<Trait, (job: JobRecord, wanted: Wanted) => boolean>> = {
  provider: (job, { provider }) => provider === undefined || job.provider === provider,
  prompt: (job, { prompt }) => prompt === undefined || says(job.prompt, prompt),
  count: (job, { count }) => count === undefined || job.count === count,
  state: (job, { state }) => state === undefined || job.state === state,
}

const says = (text: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? text === wanted : text.search(wanted) >= 0

/** Nobody reads further. */
const SHOWN_MAX = 5

/** That there are jobs as they are wanted. */
export function toHaveGenerated(received: unknown, options: GeneratedOptions = {}): Result {
  const mocks = mocksOf(received, 'toHaveGenerated')
  const { times, account } = options
  const jobs = mocks.flatMap((mock) => mock.jobs(account))
  const misses = new Map(jobs.map((job) => [job, missesOf(job, options)]))
  const found = jobs.filter((job) => misses.get(job)?.length === 0)
  const refused = mocks.flatMap((mock) =>
    mock.violations(account).filter(({ tolerated }) => tolerated === null),
  )
  const pass = times === undefined ? found.length > 0 : found.length === times
  return {
    pass,
    message: () => {
      const hint = refused.length === 0 || found.length > 0 ? [] : [hintWords(refused.length)]
      // What passes is only told where it was not to be.
      const wish = pass ? unwantedWords(options) : wantedWords(options)
      const said = `Expected ${wish}, but there ${was(found.length, jobs.length)}`
      return [said, ...list(pass ? found : jobs, misses), ...hint].join('\n\n')
    },
  }
}

const missesOf = (job: JobRecord, wanted: Wanted): Trait[] =>
  (Object.keys(traits) as Trait[]).filter((trait) => !traits[trait](job, wanted))

const was = (found: number, all: number): string => {
  if (all === 0) return 'is no job at all.'
  const verb = found > 1 ? 'are' : 'is'
  return `${verb} ${found || 'none'}${found < all ? ` among ${plural(all, 'job')}` : ''}:`
}

const wantedWords = (options: GeneratedOptions): string =>
  (options.times === undefined ? 'a job' : plural(options.times, 'job')) + traitWords(options)

const unwantedWords = (options: GeneratedOptions): string => {
  const { times } = options
  return `${times ? `any number but ${times} of jobs` : times === 0 ? 'a job' : 'no job'}${traitWords(options)}`
}

function traitWords(wanted: Wanted): string {
  const said = (Object.keys(traits) as Trait[]).flatMap((trait) => {
    const value = wanted[trait]
    if (value === undefined) return []
    return `${trait} ${value instanceof RegExp ? value : came(value)}`
  })
  return said.length === 0 ? '' : ` with ${said.join(', ')}`
}

const hintWords = (refused: number): string =>
  `${plural(refused, 'request')} broke the contract and made none: expect(street).toHaveNoViolations() tells why.`

/** The jobs that there are, those with the fewest differences first, of those the latest. */
function list(
  jobs: readonly JobRecord[],
  misses: ReadonlyMap<JobRecord, readonly Trait[]>,
): readonly string[] {
  if (jobs.length === 0) return []
  const off = (job: JobRecord): number => misses.get(job)?.length ?? 0
  const closest = jobs.toReversed().toSorted((a, b) => off(a) - off(b))
  const more = jobs.length - SHOWN_MAX
  const shown = closest.slice(0, SHOWN_MAX).map((job) => jobWords(job, misses.get(job) ?? []))
  return [[...shown, ...(more > 0 ? [`  and ${plural(more, 'other')}`] : [])].join('\n')]
}

function jobWords(job: JobRecord, misses: readonly Trait[]): string {
  const { provider, state, count, prompt } = job
  const differs = misses.length === 0 ? '' : `   ← ${misses.join(', ')}`
  return `  ${provider}  ${state}  ${plural(count, 'image')}  ${came(prompt)}${differs}`
}
