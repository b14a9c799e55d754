import { violations } from '../../core/contract.ts'
import { isRecord, readJson } from '../../core/exchange.ts'
import type { Submit } from '../../core/intent.ts'
import type { Outcome } from '../../core/outcome.ts'
import { router } from '../../core/route.ts'
import { type Check, each, type Finding, show } from '../check.ts'
import { taskFailures } from '../converse.ts'
import { tamperTalk } from '../tamper.ts'
import type { Transcript } from '../transcript.ts'
import { quirkMark } from './_quirks.ts'
import { describe } from './_refused.ts'
import { idOf, isCall, rest, type Spoken, spoken, whereOf } from './_spoken.ts'

/** How a task may end by itself: told as a refusal, or as a job that failed. */
const failed = (outcome: Outcome): boolean =>
  outcome.kind === 'job'
    ? outcome.job.results.some(({ state }) => state === 'failed') || outcome.job.state === 'failed'
    : outcome.kind === 'refused' && taskFailures.has(outcome.fault)

/** Tasks that are waited for, each named once, on a connection whose key was taken. */
const tasks = (transcript: Transcript): { one: Spoken; submit: Submit }[] => {
  const all = spoken(transcript)
  return all.flatMap((one, index) => {
    const { intent } = one.said
    const again = all
      .slice(0, index)
      .some((other) => other.as !== null && idOf(other) === idOf(one))
    if (intent?.kind !== 'submit' || one.as === null || again || one.said.saying.hears === 0)
      return []
    return [{ one, submit: intent }]
  })
}

export const everyResult: Check = {
  ...rest,
  id: 'socket/every-result',
  sentence: 'A task over WebSocket is answered with each of its results once, under its id.',
  source: 'Runware WebSockets: results come as they are done, by taskUUID (DOCS)',
  severity: 'critical',
  examine: (transcript) =>
    each(tasks(transcript), ({ one: { said, outcomes }, submit }) => {
      const results = outcomes.flatMap((outcome) =>
        outcome.kind === 'job' && outcome.job.id === submit.id ? outcome.job.results : [],
      )
      if (outcomes.some(failed)) return null
      const urls = new Set(results.map(({ url, id }) => url ?? id))
      const done = results.filter(({ state }) => state === 'succeeded')
      if (done.length === submit.count && urls.size === submit.count) return null
      return {
        what: 'a task over WebSocket is not answered with each result once',
        where: whereOf(said),
        expected: `${submit.count} results of ${submit.id}`,
        actual: show(outcomes.map(describe)),
      }
    }),
  mutants: [
    { id: 'stutters', plant: (target) => tamperTalk(target, { hear: (all) => [...all, ...all] }) },
    {
      id: 'last-only',
      plant: (target) => tamperTalk(target, { hear: (frames) => frames.slice(-1) }),
    },
    {
      id: 'never-said',
      plant: (target) =>
        tamperTalk(target, { hear: (all) => all.filter((frame) => !frame.includes('URL')) }),
    },
  ],
}

export const asDocumented: Check = {
  ...rest,
  id: 'socket/body-documented',
  sentence: 'What a frame says is what the document has for the same answer over HTTP.',
  source: 'compiled document: response schemas; Runware: the same tasks either way (DOCS)',
  severity: 'major',
  examine: (transcript) => {
    const { provider } = transcript
    const { socket } = provider
    const match = socket === null ? 'unknown-path' : router(provider.contract)('POST', socket.path)
    const judge = typeof match === 'string' ? undefined : match.operation.responses['200']
    if (judge === undefined || judge === null || typeof match === 'string') return none
    const frames = spoken(transcript)
      .filter(isCall)
      .flatMap(({ said }) => said.heard.map((frame) => ({ said, body: readJson(frame) })))
      .filter(({ body }) => isRecord(body) && body.data !== undefined)
    return each(frames, ({ said, body }): Finding[] =>
      violations(judge, body).map((violation) => ({
        what: `a frame breaks its schema at ${violation.pointer || '/'}`,
        where: whereOf(said),
        expected: violation.message,
        actual: show(violation.actual),
        ...quirkMark(transcript, match.operation.id, violation),
      })),
    )
  },
  mutants: [
    {
      id: 'urls-by-number',
      plant: (target) =>
        tamperTalk(target, {
          hear: (all) => all.map((frame) => frame.replace(/"imageURL":"[^"]*"/, '"imageURL":7')),
        }),
    },
  ],
}

const none = { looked: 0, findings: [] }
