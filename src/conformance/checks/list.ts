import type { List } from '../../core/intent.ts'
import { isTerminal, type JobView } from '../../core/job.ts'
import { memo } from '../../core/memo.ts'
import { type Check, each, type Mutant, show } from '../check.ts'
import { tamperOutcomes, tamperRequests } from '../tamper.ts'
import { type Entry, place, stories, type Transcript } from '../transcript.ts'
import { difference, polled, type Seen } from './_pairs.ts'

interface Page {
  readonly entry: Entry
  readonly intent: List
  readonly jobs: readonly JobView[]
  readonly before: number | null
}

/** The pages of each step that lists, in the order in which they came. */
const walks = memo(({ entries }: Transcript): readonly (readonly Page[])[] => {
  const pages = entries.flatMap((entry): Page[] => {
    const { intent, outcome } = entry
    if (intent?.kind !== 'list' || outcome?.kind !== 'list' || entry.broken !== null) return []
    return [{ entry, intent, jobs: outcome.jobs, before: outcome.before }]
  })
  return [...Map.groupBy(pages, ({ entry }) => entry.step).values()]
})

/** Changes what lists hold. */
const relisted = (
  id: string,
  change: (jobs: readonly JobView[]) => readonly JobView[],
): Mutant => ({
  id,
  plant: (target, plot) =>
    tamperOutcomes(target, plot, (outcome) =>
      outcome.kind === 'list' ? { ...outcome, jobs: change(outcome.jobs) } : outcome,
    ),
})

/** Asks for another list than was asked for. */
const misheard = (id: string, change: (intent: List) => List): Mutant => ({
  id,
  plant: (target, { provider: { dialect } }) =>
    tamperRequests(target, (request, { intent }) => {
      const key = dialect.key(request, [])
      if (intent?.kind !== 'list' || key === null) return request
      return dialect.encode(change(intent), key)
    }),
})

export const agreesWithPoll: Check = {
  id: 'list/agrees-with-poll',
  sentence: 'A list tells of a job what a poll tells of it at that instant, or once it is over.',
  source: 'Krea GET /jobs and GET /jobs/{id} share one job object (DOCS)',
  severity: 'major',
  needs: [],
  examine: (transcript) => {
    const told = walks(transcript)
      .flat()
      .flatMap(({ entry, jobs }) =>
        polled(transcript).flatMap((seen) => {
          const job = jobs.find(({ id }) => id === seen.story.id)
          return job !== undefined && isStill(transcript, { seen, entry, job })
            ? [{ entry, job, seen }]
            : []
        }),
      )
    return each(told, ({ entry, job, seen }) => {
      const wrong = difference(seen.view, job)
      if (wrong === null) return null
      return {
        what: `a list and a poll disagree about the ${wrong.name} of a job`,
        where: place(entry),
        expected: show(wrong.one),
        actual: show(wrong.other),
      }
    })
  },
  mutants: [
    {
      id: 'stale-list',
      plant: (target, plot) => {
        const [first = ''] = plot.provider.lifecycle.roads.succeeded[0] ?? []
        return relisted('', (jobs) =>
          jobs.map((job) => ({ ...job, phase: first, finishedAt: null, results: [] })),
        ).plant(target, plot)
      },
    },
  ],
}

/** Whether nothing can have happened to a job between a look at it and a list. */
function isStill(transcript: Transcript, { seen, entry, job }: Told): boolean {
  const { view, entry: look } = seen
  // Where time cannot be moved it passes, also within one millisecond, and a list may lag behind.
  const lives = !transcript.abilities.has('time-travel')
  const isOver = isTerminal(view.state) && !(lives && !isTerminal(job.state))
  if (isOver && look.at <= entry.sentAt && look.step < entry.step) return true
  return !lives && look.at === entry.at && !cutBetween(transcript, [entry, look])
}

interface Told {
  readonly seen: Seen
  readonly entry: Entry
  /** As the list tells of it. */
  readonly job: JobView
}

const cutBetween = ({ script }: Transcript, [one, other]: readonly [Entry, Entry]): boolean =>
  script
    .slice(Math.min(one.step, other.step), Math.max(one.step, other.step))
    .some(({ act }) => act === 'cancel')

export const newestFirst: Check = {
  id: 'list/newest-first',
  sentence: 'A list goes from the newest job to the oldest, page after page.',
  source: 'Krea GET /jobs: the cursor is a time, pages go back from it (DOCS)',
  severity: 'minor',
  needs: [],
  examine: (transcript) =>
    each(walks(transcript), (pages) => {
      const jobs = pages.flatMap(({ entry, jobs }) => jobs.map((job) => ({ entry, job })))
      const late = jobs.find(({ job }, index) => {
        const [before, after] = [jobs[index - 1]?.job.createdAt, job.createdAt]
        return before !== undefined && (before ?? 0) < (after ?? 0)
      })
      if (late === undefined) return null
      return {
        what: 'a list is not in order of creation',
        where: place(late.entry),
        expected: 'the newest first',
        actual: show(jobs.map(({ job }) => job.createdAt)),
      }
    }),
  mutants: [relisted('oldest-first', (jobs) => jobs.toReversed())],
}

export const keepsTheLimit: Check = {
  id: 'list/keeps-the-limit',
  sentence: 'A page holds no more jobs than were asked for.',
  source: 'Krea GET /jobs, limit (DOCS)',
  severity: 'minor',
  needs: [],
  examine: (transcript) =>
    each(walks(transcript).flat(), ({ entry, intent, jobs }) =>
      jobs.length <= intent.limit
        ? null
        : {
            what: 'a page holds more jobs than were asked for',
            where: place(entry),
            expected: `at most ${intent.limit}`,
            actual: String(jobs.length),
          },
    ),
  mutants: [misheard('no-limit', (intent) => ({ ...intent, limit: 100 }))],
}

export const pagesAddUp: Check = {
  id: 'list/pages-add-up',
  sentence: 'From page to page no job comes twice, and at the end none is missing.',
  source:
    'Krea GET /jobs, cursor (DOCS); jobs of one instant may fall between two pages (INFERRED)',
  severity: 'major',
  needs: [],
  examine: (transcript) => {
    const own = walks(transcript).filter(([first]) => first?.entry.who === 'caller')
    return each(own, (pages) => {
      const last = pages.at(-1)
      const ids = pages.flatMap(({ jobs }) => jobs.map(({ id }) => id))
      const twice = ids.find((id, index) => ids.indexOf(id) !== index)
      const missing = last?.before === null ? missingFrom(ids, last.entry, transcript) : undefined
      const wrong = twice ?? missing
      if (last === undefined || wrong === undefined) return null
      return {
        what: twice === undefined ? 'a job is missing in a list' : 'a list has a job twice',
        where: place(last.entry),
        expected: `${wrong} once`,
        actual: show(ids),
      }
    })
  },
  mutants: [
    misheard('first-page-for-ever', (intent) => ({ ...intent, before: null })),
    relisted('loses-one', (jobs) => jobs.slice(0, -1)),
  ],
}

/** A job of the caller's that should be in a list; not one of several of one instant. */
function missingFrom(
  ids: readonly string[],
  { step }: Entry,
  transcript: Transcript,
): string | undefined {
  const before = stories(transcript).filter(({ accepted }) => accepted.step < step)
  const atOnce = Map.groupBy(before, ({ seen: [first] }) => first?.view.createdAt)
  return [...atOnce.values()]
    .flatMap(([story, ...others]) => (story !== undefined && others.length === 0 ? story.id : []))
    .find((id) => !ids.includes(id))
}
