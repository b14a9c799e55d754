import TinyQueue from 'tinyqueue'
import type { Delivery, Patience } from '../../src/core/exchange.ts'
import { mediaTypes } from '../../src/core/job.ts'
import { write } from '../../src/core/letter.ts'
import type { Picture } from '../../src/core/picture.ts'
import type { Retry } from '../../src/core/provider.ts'
import type { Alteration } from '../../src/core/scenario.ts'
import { type Drawn, inlined, picturesIn } from './drawn.ts'
import { endOf } from './timeline.ts'
import { pictureOf, type Sight, stayOf, view } from './view.ts'
import type { Account, Job } from './world.ts'

/** A call that will be made: written when the timeline is, so that no tie can lose it. */
export interface Post {
  readonly kind: 'webhook' | 'upload'
  /** Unix milliseconds of its account's time, as all instants here. */
  readonly at: number
  /** The instant that it tells of. */
  readonly tells: number
  /** Keeps posts of one instant in the order in which they were written. */
  readonly nth: number
  readonly job: Job
  /** The one result it reports; `null`: the whole job. */
  readonly index: number | null
  readonly alteration: Alteration
  /** 1 for the first try. */
  readonly attempt: number
}

/** A call to be made now. */
export interface Errand {
  readonly post: Post
  /** What must be drawn before it can be made. */
  readonly pictures: readonly Picture[]
  delivery(drawn: Drawn): Delivery
  readonly patience: Patience
  /** Ends the try at an instant of the mock's clock; unless it is the last, writes the next one and
   *  gives back when, by its account's time. */
  end(last: boolean, at: number): number | null
}

export interface Outbox {
  /** Writes the posts of a new job, or of one that was just cut short. */
  write(job: Job): void
  /** When the next post is due by the mock's clock; `null` when there is none. */
  due(): number | null
  /** When by the mock's clock the last job is over, told of or not; long ago when there is none. */
  lastEnd(): number
  /** Takes out what is due by `now` of the mock's clock, oldest first. */
  take(now: number): Iterable<Errand>
  /** The first instant after `now` for which a post of an account's is written; else infinity. */
  after(now: number, account: Account): number
  /** To be told when an account's time was moved. */
  reorder(): void
  /** Forgets what an account's jobs wait for, or all. */
  forget(account?: Account): void
}

/** Where a provider puts files but calls nobody: as patient as any. INFERRED. */
const anyRetry: Retry = { timeoutMs: 15_000, delaysMs: [], redirectsMax: 0, evidence: 'INFERRED' }

export function outbox(sight: Sight): Outbox {
  let posts = new TinyQueue<Post>([], sooner)
  const { webhook } = sight.provider
  const retry = webhook?.retry ?? anyRetry
  let written = 0
  let lastEnd = Number.NEGATIVE_INFINITY
  const post = (fields: Omit<Post, 'nth'>): void => {
    posts.push({ ...fields, nth: written })
    written += 1
  }

  const tell = (job: Job, tells: number, index: number | null): void => {
    job.hooks.forEach((alteration, nth) => {
      const at = Math.max(job.createdAt, tells + laterMs(job, alteration, { index, nth }))
      post({ kind: 'webhook', job, at, tells, index, alteration, attempt: 1 })
    })
  }

  const tellEnds = (job: Job): void => {
    const { ends } = job.timeline
    if (webhook === null || job.submit.hook === null) return
    if (job.cutAt !== null) tell(job, job.cutAt, null)
    else if (webhook.perResult && ends !== null) ends.map((end, index) => tell(job, end.at, index))
    else tell(job, endOf(job.timeline), null)
  }

  const putFiles = (job: Job): void => {
    if (job.submit.uploadTo === null || job.cutAt !== null) return
    for (let index = 0; index < job.submit.count; index += 1) {
      const at = stayOf(job, index, sight)?.from
      if (at === undefined) continue
      post({ kind: 'upload', job, at, tells: at, index, alteration: {}, attempt: 1 })
    }
  }

  const again = (tried: Post, endedAt: number): number | null => {
    const delayMs = retry.delaysMs[tried.attempt - 1]
    if (delayMs === undefined) return null
    const at = endedAt + tried.job.account.leadMs + delayMs
    post({ ...tried, at, attempt: tried.attempt + 1 })
    return at
  }

  const errand = (taken: Post): Errand => ({
    post: taken,
    ...(taken.kind === 'upload' ? upload(taken, sight) : call(taken, sight)),
    patience: retry,
    end: (last, at) => (last ? null : again(taken, at)),
  })

  function* take(now: number): Generator<Errand> {
    for (let next = posts.peek(); next && dueOf(next) <= now; next = posts.peek()) {
      posts.pop()
      if (!isVoid(next)) yield errand(next)
    }
  }

  return {
    write: (job) => {
      lastEnd = Math.max(lastEnd, (job.cutAt ?? endOf(job.timeline)) - job.account.leadMs)
      tellEnds(job)
      putFiles(job)
    },
    due: () => {
      const next = posts.peek()
      return next === undefined ? null : dueOf(next)
    },
    lastEnd: () => lastEnd,
    take,
    after: (now, account) =>
      posts.data.reduce(
        (least, { at, job }) => (job.account === account && at > now ? Math.min(least, at) : least),
        Number.POSITIVE_INFINITY,
      ),
    reorder: () => {
      posts = new TinyQueue(posts.data, sooner)
    },
    forget: (account) => {
      const kept = posts.data.filter(({ job }) => account !== undefined && job.account !== account)
      posts = new TinyQueue(kept, sooner)
      if (account === undefined) lastEnd = Number.NEGATIVE_INFINITY
    },
  }
}

const dueOf = ({ at, job }: Post): number => at - job.account.leadMs

const sooner = (a: Post, b: Post): number => dueOf(a) - dueOf(b) || a.nth - b.nth

/** A post about an end that the job's cancelling forestalled. */
const isVoid = ({ job, tells }: Post): boolean => job.cutAt !== null && tells > job.cutAt

interface Which {
  readonly index: number | null
  readonly nth: number
}

function laterMs(job: Job, { laterMs: later = 0 }: Alteration, { index, nth }: Which): number {
  if (typeof later === 'number') return later
  const [least, most] = later
  return job.account.dice.of(job.nth).int(`later ${index} ${nth}`, least, most)
}

type Content = Pick<Errand, 'pictures' | 'delivery'>

function call({ job, index, at, tells, alteration }: Post, sight: Sight): Content {
  const { provider, quirks } = sight
  const seen = view(job, tells, { ...sight, only: index })
  const { secrets } = job.account
  // What is replayed was signed when it should have been sent.
  const signedAt = alteration.replay === true ? tells : at
  return {
    pictures: picturesIn(job, seen, sight),
    delivery: (drawn) => {
      const { webhook } = provider
      if (webhook === null) throw new Error(`${provider.name} sends no webhooks`)
      const letter = { webhook, job: inlined(seen, drawn), quirks, secrets, at: signedAt }
      return { method: 'POST', url: job.submit.hook ?? '', ...write(letter, alteration) }
    },
  }
}

/** SEED uploadEndpoint: the file itself, by PUT. */
function upload({ job, index }: Post, sight: Sight): Content {
  const picture = pictureOf(job, index ?? 0, sight)
  return {
    pictures: [picture],
    delivery: (drawn) => ({
      method: 'PUT',
      url: job.submit.uploadTo ?? '',
      headers: { 'content-type': mediaTypes[picture.format] },
      body: drawn.get(picture.id) ?? new Uint8Array(),
    }),
  }
}
