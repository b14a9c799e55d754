import type { Check } from '../conformance/check.ts'
import type { Script, Step } from '../conformance/script.ts'
import type { Transcript } from '../conformance/transcript.ts'

/**
 * The shortest part of a performed script that shows a breach by what was seen then: steps whose
 * answers do not matter to it are left out, without a call. What other steps rest on stays: jobs that
 * they name, and the passing of time.
 */
export function shortest(transcript: Transcript, check: Check): Script {
  const shows = ({ what }: { readonly what: string }): string => what
  const [first] = breaches(check, transcript).map(shows)
  if (first === undefined) return transcript.script
  let shown = transcript
  for (let index = transcript.script.length - 1; index >= 0; index -= 1) {
    if (!isSpare(shown.script, index) && !isIdle(shown.script, index, check)) continue
    const without = withoutStep(shown, index)
    if (breaches(check, without).map(shows).includes(first)) shown = without
  }
  return shown.script
}

const breaches = (check: Check, transcript: Transcript) =>
  check.examine(transcript).findings.filter(({ quirk }) => quirk === undefined)

/** Steps by which nothing changes but what is seen. */
const spare: ReadonlySet<Step['act']> = new Set<Step['act']>([
  'poll',
  'poll-unknown',
  'cancel-unknown',
  'balance',
  'list',
  'list-page',
  'knock',
  'fetch',
  'look',
  'break',
  'resend',
  'burst',
  'converse',
])

function isSpare(script: Script, index: number): boolean {
  const step = script[index]
  if (step?.act !== 'submit') return step !== undefined && spare.has(step.act)
  const job = script.slice(0, index).filter(({ act }) => act === 'submit').length
  // Without it the later jobs would have other places.
  return !script.some((other) => 'job' in other && other.job >= job)
}

/** To see a job to its end after which nobody asks for anything, webhook calls included. */
const isIdle = (script: Script, index: number, { needs }: Check): boolean =>
  script[index]?.act === 'finish' && index === script.length - 1 && !needs.includes('inbox')

function withoutStep(transcript: Transcript, index: number): Transcript {
  const { script, entries, talks } = transcript
  return {
    ...transcript,
    script: script.toSpliced(index, 1),
    entries: withoutIts(entries, index),
    ...(talks !== undefined && { talks: withoutIts(talks, index) }),
  }
}

/** What is not of that step, by the places that steps have without it. */
const withoutIts = <Seen extends { readonly step: number }>(
  seen: readonly Seen[],
  index: number,
): readonly Seen[] =>
  seen
    .filter(({ step }) => step !== index)
    .map((one) => (one.step > index ? { ...one, step: one.step - 1 } : one))
