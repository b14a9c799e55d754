import { type Check, each, type Plot, show } from '../check.ts'
import { tamperInbox } from '../tamper.ts'
import type { Target } from '../target.ts'
import type { Call, Transcript } from '../transcript.ts'
import { placeOfCalls } from './_heard.ts'

const signedCalls = ({ received, turnedAway }: Transcript): readonly Call[] =>
  [...received, ...turnedAway].filter(({ signature }) => signature !== null)

export const signed: Check = {
  id: 'delivery/signed',
  sentence: 'Once a secret is shared, each webhook call bears a signature made with it.',
  source: 'docs.kie.ai/common-api/webhook-verification (DOCS)',
  severity: 'critical',
  needs: ['inbox', 'signed'],
  examine: (transcript) =>
    each(signedCalls(transcript), ({ signature, job }) =>
      signature === 'missing' || signature === 'forged'
        ? {
            what: `a webhook call’s signature is ${signature}`,
            where: placeOfCalls(job),
            expected: 'a signature made with the secret',
            actual: signature,
          }
        : null,
    ),
  mutants: [
    {
      id: 'unsigned',
      plant: (target, { provider }) =>
        tamperInbox(target, (calls) =>
          calls.map((call) => {
            const kept = Object.entries(call.headers).filter(
              ([name]) => provider.webhook?.signature?.headers.includes(name) !== true,
            )
            return { ...call, headers: Object.fromEntries(kept) }
          }),
        ),
    },
    { id: 'wrong-key', plant: (target, plot) => signedAnew(target, plot, { secret: 'wrong' }) },
  ],
}

export const signedInTime: Check = {
  id: 'delivery/signed-in-time',
  sentence: 'A webhook call’s signature is of the time of its sending.',
  source: 'docs.kie.ai/common-api/webhook-verification, X-Webhook-Timestamp (DOCS)',
  severity: 'major',
  needs: ['inbox', 'signed'],
  examine: (transcript) =>
    each(signedCalls(transcript), ({ signature, job, at }) =>
      signature === 'stale'
        ? {
            what: 'a webhook call’s signature is of another time',
            where: placeOfCalls(job),
            expected: `signed at about ${new Date(at).toISOString()}`,
            actual: 'more than a minute off',
          }
        : null,
    ),
  mutants: [
    { id: 'slow-clock', plant: (target, plot) => signedAnew(target, plot, { offMs: -1_200_000 }) },
    { id: 'fast-clock', plant: (target, plot) => signedAnew(target, plot, { offMs: 1_200_000 }) },
  ],
}

/** Signs all calls once more, with another secret or at another time. */
function signedAnew(
  target: Target,
  { provider }: Plot,
  { secret = target.webhookSecret ?? '', offMs = 0 },
): Target {
  return tamperInbox(target, (calls) =>
    calls.map((call) => {
      const signing = { body: call.body, secret, at: call.at + offMs }
      return {
        ...call,
        headers: { ...call.headers, ...provider.webhook?.signature?.sign(signing) },
      }
    }),
  )
}

export const saysJson: Check = {
  id: 'delivery/says-json',
  sentence: 'A webhook call says that its body is JSON.',
  source: 'compiled document: content type of the callbacks',
  severity: 'major',
  needs: ['inbox'],
  examine: ({ received }) =>
    each(received, ({ headers, job }) => {
      const type = headers['content-type']
      if (type !== undefined && /^application\/json\b/i.test(type)) return null
      return {
        what: 'a webhook call does not say that it is JSON',
        where: placeOfCalls(job),
        expected: 'application/json',
        actual: show(type),
      }
    }),
  mutants: [
    { id: 'text', plant: (target) => withType(target, { 'content-type': 'text/plain' }) },
    { id: 'untyped', plant: (target) => withType(target, {}) },
  ],
}

const withType = (target: Target, type: Readonly<Record<string, string>>): Target =>
  tamperInbox(target, (calls) =>
    calls.map((call) => {
      const { 'content-type': _, ...rest } = call.headers
      return { ...call, headers: { ...rest, ...type } }
    }),
  )
