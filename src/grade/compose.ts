import { dice } from '../core/dice.ts'
import type { Delivery } from '../core/exchange.ts'
import { write } from '../core/letter.ts'
import { noQuirks } from '../core/quirk.ts'
import { bodies, type Shot } from './rule.ts'
import { sampleJob } from './sample.ts'
import { foreign, type Subject } from './subject.ts'

/** The call that a shot makes at `now`. */
export function compose(shot: Shot, subject: Subject, now: number): Delivery {
  const { provider, webhook, secret, job } = subject
  const { fate = 'succeeded', index = 0, agoMs = 0, alter, method = 'POST' } = shot
  const at = now - agoMs
  const id = shot.stranger ? strangerTo(subject) : job
  const letter = {
    webhook,
    job: sampleJob(provider, { id, fate, at, index }),
    quirks: noQuirks,
    secrets: { current: secret, former: null },
    at,
  }
  const { headers, body } = write(letter, alter)
  return {
    method,
    url: addressed(shot, subject),
    headers,
    body: shot.body === undefined ? body : bodyOf(shot.body, body, { subject, id, at }),
  }
}

interface Place {
  readonly subject: Subject
  readonly id: string
  readonly at: number
}

function bodyOf(
  name: NonNullable<Shot['body']>,
  genuine: string,
  { subject, id, at }: Place,
): string {
  return name === 'foreign' ? foreign(subject, id, at) : bodies[name](genuine)
}

/** An id as the provider makes them, of a job that it never made. */
const strangerTo = ({ provider, job }: Subject): string =>
  provider.invent.jobId(dice(`nobody but ${job}`))

function addressed({ token }: Shot, { url, token: own, tokenName }: Subject): string {
  const target = new URL(url)
  if (own === null) return target.href
  target.searchParams.delete(tokenName)
  if (token !== 'none') target.searchParams.set(tokenName, token === 'wrong' ? 'wrong' : own)
  return target.href
}
