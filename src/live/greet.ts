import type { Greeting, Heard } from '../conformance/greeting.ts'
import type { Entry, Transcript } from '../conformance/transcript.ts'
import type { Plan } from './plan.ts'

/** Judges a plan's greeting: is this the provider at all? */
export const greet = ({ greeting }: Plan, baseUrl: string): Greeting => ({
  script: greeting,
  heed: (transcript) => heed(transcript, baseUrl),
})

function heed({ provider, entries, missed, cut }: Transcript, baseUrl: string): Heard {
  const stop = (reason: string): Heard => ({ kind: 'stop', reason, judged: false })
  const [doubt] = missed
  if (cut !== null) return stop(cut)
  if (doubt !== undefined) return stop(doubt)
  const own = entries.find(({ who }) => who === 'caller')
  const keyless = entries.find(({ who }) => who === 'nobody')
  if (own === undefined || keyless === undefined) return { kind: 'go' }
  if (isSpoken(own) || isTurnedAway(keyless)) return { kind: 'go' }
  if (areAlike(own, keyless)) {
    const reason = `${baseUrl} answers ${own.response.status} to everything, whatever is asked and by whom`
    return { kind: 'stop', reason, judged: true }
  }
  const { request, response } = own
  const what = `${request.method} ${request.path.split('?')[0]} was answered ${response.status} ${excerpt(response.body)}`
  return stop(`${baseUrl} does not speak the tongue of ${provider.name}: ${what}`)
}

const isSpoken = ({ outcome, act }: Entry): boolean =>
  outcome !== null &&
  (outcome.kind !== 'refused' || (act === 'poll-unknown' && outcome.fault === 'not-found'))

const isTurnedAway = ({ outcome }: Entry): boolean =>
  outcome?.kind === 'refused' && (outcome.fault === 'unauthorized' || outcome.fault === 'forbidden')

const areAlike = ({ response: one }: Entry, { response: other }: Entry): boolean =>
  one.status < 300 && one.status === other.status && String(one.body) === String(other.body)

const EXCERPT_CHARS = 80

const excerpt = (body: string | Uint8Array): string =>
  String(body).replaceAll(/\s+/g, ' ').slice(0, EXCERPT_CHARS)
