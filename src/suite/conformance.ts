import type { Report } from '../conformance/report/report.ts'
import { env } from '../host/env.ts'
import { type Judged, judge, judgeEnd, judgeQuirks } from './judge.ts'
import type { ConformanceOptions } from './options.ts'
import { runOf } from './run.ts'

/** Loaded inside of vitest only: whoever has none can load this all the same, and the variable is
 *  handed on to processes that vitest starts. */
const vitest = env('VITEST') === undefined ? null : await import('vitest').catch(() => null)

/** As long as a night may last: time is the provider's, and its limits are kept to. */
const PERFORM_MS_MAX = 6 * 3_600_000

/**
 * Registers a vitest test for each check, named by its law, at whatever answers at `baseUrl`. The
 * scripts are performed once, before the first test; each test then judges what was seen. A broken
 * law fails with its evidence and the command that shows it again, one that does not apply or is
 * inconclusive is skipped with the reason, a known quirk passes with an annotation. Throws outside of
 * vitest, for what is named wrongly, and where it is not said what calls may cost.
 */
export function conformance(options: ConformanceOptions): void {
  if (vitest === null) {
    throw new Error('conformance() registers tests: call it in a test file that vitest runs')
  }
  const { beforeAll, describe, test } = vitest
  const { provider, baseUrl, checks, perform } = runOf(options)
  const frames = framesOf(conformance)
  describe(`${provider.id} at ${baseUrl}`, () => {
    let seen: Report | null = null
    beforeAll(async () => {
      seen = await perform()
    }, options.timeoutMs ?? PERFORM_MS_MAX)
    const law = (sentence: string, judged: (report: Report) => Judged): void => {
      test(sentence, async ({ annotate, skip }) => {
        if (seen === null) throw new Error('nothing was performed')
        const fate = judged(seen)
        if (fate.kind === 'skipped') skip(fate.reason)
        if (fate.kind === 'failed') throw failure(fate, frames)
        if (fate.kind === 'passed') for (const note of fate.notes) await annotate(note)
      })
    }
    law('It answers in its own tongue, to the end.', judgeEnd)
    for (const { id, sentence } of checks) law(sentence, (report) => judge(report, id))
    law('What is known of it can still be seen.', judgeQuirks)
  })
}

/** Where a function was called, as the lines of a stack: what fails is shown at its user's call. */
function framesOf(called: (options: ConformanceOptions) => void): string {
  const here = new Error()
  Error.captureStackTrace(here, called)
  return (here.stack ?? '').split('\n').slice(1).join('\n')
}

function failure({ name, message }: Judged & { readonly kind: 'failed' }, frames: string): Error {
  const error = new Error(message)
  error.name = name
  error.stack = `${name}: ${message}\n${frames}`
  return error
}
