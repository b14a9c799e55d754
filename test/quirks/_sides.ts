import { describe, expect, test } from 'vitest'
import { type Judge, violations } from '../../src/core/contract.ts'
import { type HttpResponse, readJson } from '../../src/core/exchange.ts'
import type { JobView } from '../../src/core/job.ts'
import type { Provider } from '../../src/core/provider.ts'
import {
  type Broken,
  noQuirks,
  type Quirk,
  type Quirks,
  quirkBehind,
  undocumentedStatus,
} from '../../src/core/quirk.ts'

/** One thing that a provider says, with the quirks that are on. */
export interface Saying {
  /** The operation's id, or the callback's name. */
  readonly of: string
  say(quirks: Quirks): HttpResponse
}

export interface Sides {
  readonly documented: HttpResponse
  readonly observed: HttpResponse
}

/** Shows one quirk: by sayings through `bothSides`, and by what is expected of them. */
export type Show = (quirk: Quirk) => void

/** One test a quirk of the provider's; one that nobody shows fails. */
export function showQuirks({ id, quirks }: Provider, shows: Readonly<Record<string, Show>>): void {
  describe(`the quirks of ${id}`, () => {
    test.each(quirks.map((quirk) => [quirk.id, quirk] as const))(
      '%s shows both sides',
      (name, quirk) => {
        const show = shows[name]
        if (show === undefined) throw new Error(`nobody shows ${name}`)
        show(quirk)
      },
    )

    test('are all that is shown', () => {
      expect(Object.keys(shows).sort()).toEqual(quirks.map((quirk) => quirk.id).sort())
    })
  })
}

/** Renders each saying without and with the quirk, and holds that it makes a difference, that the
 *  contract is kept without it, and that with it all that it says it breaks is broken and no more. */
export function bothSides(
  provider: Provider,
  quirk: Quirk,
  sayings: readonly Saying[],
): readonly Sides[] {
  const on: Quirks = new Set([quirk.id])
  const sides = sayings.map(({ of, say }) => ({ of, documented: say(noQuirks), observed: say(on) }))
  const broken = sides.flatMap(({ of, observed }) => brokenIn(provider, of, observed))
  for (const { of, documented, observed } of sides) {
    expect(observed).not.toEqual(documented)
    expect(brokenIn(provider, of, documented)).toEqual([])
  }
  expect(broken.filter((one) => quirkBehind([quirk], on, one) === undefined)).toEqual([])
  const idle = quirk.breaks.filter((breach) => {
    const alone = { ...quirk, breaks: [breach] }
    return broken.every((one) => quirkBehind([alone], on, one) === undefined)
  })
  expect(idle).toEqual([])
  return sides
}

/** Every rule of the contract that an answer or a call breaks. */
export function brokenIn(provider: Provider, of: string, response: HttpResponse): Broken[] {
  const judge = judgeOf(provider, of, response.status)
  if (judge === undefined) return [{ of, violation: undocumentedStatus(response.status) }]
  if (judge === null) return []
  return violations(judge, readJson(response.body)).map((violation) => ({ of, violation }))
}

function judgeOf(
  { contract: { operations, callbacks } }: Provider,
  of: string,
  status: number,
): Judge | null | undefined {
  const called = callbacks[of]
  if (called !== undefined) return called
  const { responses } = operations.find(({ id }) => id === of) ?? {}
  const keys = [String(status), `${String(status)[0]}XX`, 'default']
  return keys.map((key) => responses?.[key]).find((judge) => judge !== undefined)
}

/** A webhook's call in the form of an answer. */
export function called({ id, webhook }: Provider, job: JobView, quirks: Quirks): HttpResponse {
  if (webhook === null) throw new Error(`${id} sends no webhooks`)
  return { status: 200, ...webhook.render(job, quirks) }
}

export const bodyOf = ({ body }: HttpResponse): unknown => readJson(body)
