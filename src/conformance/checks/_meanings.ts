import { type Fault, refuse } from '../../core/fault.ts'
import type { JobState } from '../../core/job.ts'
import { memo } from '../../core/memo.ts'
import { pixelsOf } from '../../core/pixels.ts'
import { canonical } from '../drills/canonical.ts'
import { scriptLine } from '../script.ts'
import { type Entry, type JobStory, place, stories, type Transcript } from '../transcript.ts'
import { heardOf } from './_heard.ts'
import { spelled } from './_spelled.ts'

/** One thing that the canonical request means: the same word at every provider. */
export interface Meaning {
  readonly aspect: string
  readonly where: string
  /** What it means wherever it can be asked; another word only where the provider declares it. */
  readonly wanted: string
  readonly said: string
}

/** What a performance of the canonical script means, without a word of any provider's. An aspect
 *  that a provider cannot be asked for is not there. Any other script means nothing. */
export function meanings(transcript: Transcript): readonly Meaning[] {
  const [story] = stories(transcript)
  if (story === undefined || !isCanonical(transcript)) return []
  // A job may fail anywhere, and then it says why.
  const last = story.seen.at(-1)?.view
  const failed = last?.state === 'failed' && last.failure !== null
  const told = failed ? [] : [...resultsOf(story, transcript), ...callOf(story, transcript)]
  return [...told, ...faultsOf(transcript)]
}

const isCanonical = ({ provider, script }: Transcript): boolean =>
  script.length === canonicalOf(provider).length &&
  scriptLine(script) === scriptLine(canonicalOf(provider))

const canonicalOf = memo(canonical)

function resultsOf({ seen, submit, accepted }: JobStory, { entries }: Transcript): Meaning[] {
  const last = seen.at(-1)
  if (last === undefined) return []
  const where = place(last.entry)
  const file = entries.find(({ act, job }) => act === 'fetch' && job === accepted.job)
  const size = typeof file?.response.body === 'object' ? pixelsOf(file.response.body) : null
  return [
    { aspect: 'a valid request', where, wanted: 'succeeded', said: last.view.state },
    {
      aspect: 'its road',
      where,
      wanted: 'forward',
      said: roadOf(seen.map(({ view }) => view.state)),
    },
    {
      aspect: 'its results',
      where,
      wanted: Array.from({ length: submit.count }, () => 'succeeded').join(),
      said: last.view.results.map(({ state }) => state).join(),
    },
    {
      aspect: 'its image',
      where,
      wanted: submit.size.width === submit.size.height ? 'square' : 'oblong',
      said: size === null ? 'no image' : size.width === size.height ? 'square' : 'oblong',
    },
  ]
}

const ranks = {
  queued: 0,
  running: 1,
  succeeded: 2,
  failed: 2,
  cancelled: 2,
} as const satisfies Record<JobState, number>

const roadOf = (states: readonly JobState[]): string =>
  states.every((state, index) => ranks[states[index - 1] ?? state] <= ranks[state])
    ? 'forward'
    : states.join()

function callOf({ job, hooked }: JobStory, transcript: Transcript): Meaning[] {
  if (!hooked) return []
  const told = heardOf(transcript).filter(({ call }) => call.job === job)
  const states = new Set(told.map(({ view }) => view?.state ?? 'unreadable'))
  return [
    {
      aspect: 'its webhook',
      where: `webhook of job ${job}`,
      wanted: 'succeeded',
      said: [...states].join() || 'no call',
    },
  ]
}

/** What goes wrong with the canonical request, and what that is called. */
const wrongs: readonly {
  readonly aspect: string
  readonly fault: Fault
  readonly is: (entry: Entry) => boolean
}[] = [
  {
    aspect: 'another account’s job',
    fault: 'not-found',
    is: ({ act, who }) => act === 'poll' && who === 'stranger',
  },
  { aspect: 'a job of nobody’s', fault: 'not-found', is: ({ act }) => act === 'poll-unknown' },
  { aspect: 'no credit', fault: 'out-of-credit', is: ({ who }) => who === 'broke' },
  { aspect: 'no key', fault: 'unauthorized', is: ({ who }) => who === 'nobody' },
  { aspect: 'a bad key', fault: 'unauthorized', is: ({ who }) => who === 'intruder' },
  {
    aspect: 'a broken constraint',
    fault: 'invalid',
    is: ({ broken }) => broken?.startsWith('/') === true,
  },
  { aspect: 'no JSON', fault: 'malformed', is: ({ broken }) => broken === 'not-json' },
]

const faultsOf = (transcript: Transcript): Meaning[] =>
  wrongs.flatMap(({ aspect, fault, is }) => {
    const entry = transcript.entries.find(is)
    if (entry === undefined || entry.intent === null) return []
    const said = wordOf(entry)
    return [{ aspect, where: place(entry), wanted: declared(transcript, entry, fault, said), said }]
  })

const wordOf = ({ outcome }: Pick<Entry, 'outcome'>): string =>
  outcome?.kind === 'refused' ? outcome.fault : (outcome?.kind ?? 'nothing')

/** The fault, or what the provider's own tables make of it: no document tells every fault from all
 *  others. A quirk that may show may make more of it. */
function declared(transcript: Transcript, entry: Entry, fault: Fault, said: string): string {
  const { provider, quirks } = transcript
  if (said === fault || entry.intent === null) return fault
  const { intent } = entry
  const id = 'id' in intent ? intent.id : null
  const words = [new Set<string>(), quirks].map((on) => {
    const own = spelled({ provider }, entry, { outcome: refuse(fault, { id }), quirks: on })
    return wordOf({ outcome: provider.dialect.read(own, intent) })
  })
  return words.includes(said) ? said : fault
}
