import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inspect, perform, type Script, scripts, submits } from '../../src/conformance/index.ts'
import { stories, type Transcript } from '../../src/conformance/transcript.ts'
import { isTerminal } from '../../src/core/job.ts'
import type { Provider } from '../../src/core/provider.ts'
import { everyone } from '../fixtures/registry.ts'
import { act, stage } from './stage.ts'

/** What was said, without what the performance itself named. */
const said = ({ entries, received }: Transcript) => ({
  answers: entries.map(({ at, response, outcome }) => ({ at, response, outcome })),
  received,
})

/** The same for calls whose key opened an account: the others share what is nobody's. */
const known = (transcript: Transcript) => {
  const { entries } = transcript
  const keyed = entries.filter(({ who }) => who !== 'nobody' && who !== 'intruder')
  return said({ ...transcript, entries: keyed })
}

const last = (transcript: Transcript) => stories(transcript).map(({ seen }) => seen.at(-1)?.view)

const ends = (jobs: number): Script => [
  { act: 'advance', ms: 3_600_000 },
  ...Array.from({ length: jobs }, (_, job) => ({
    act: 'poll' as const,
    job,
    who: 'caller' as const,
  })),
]

describe.each(everyone.map((provider) => [provider.id, provider] as const))(
  '%s',
  (_id, provider) => {
    test('same seed, same script, same transcript', async () => {
      await fc.assert(
        fc.asyncProperty(scripts(provider), fc.nat(), async (script, seed) => {
          const [one, two] = [
            await act(provider, script, { seed }),
            await act(provider, script, { seed }),
          ]
          expect(said(one)).toEqual(said(two))
        }),
        { numRuns: 30 },
      )
    })

    test('another seed gives other jobs', async () => {
      const submit = fc.sample(submits(provider), { numRuns: 1, seed: 3 })[0]
      if (submit === undefined) throw new Error('no submit')
      const script: Script = [
        { act: 'submit', submit: { ...submit, inline: 'none' }, hooked: false, who: 'caller' },
        ...ends(1),
      ]
      const [one, two] = [
        await act(provider, script, { seed: 1 }),
        await act(provider, script, { seed: 2 }),
      ]
      expect(last(one)).not.toEqual(last(two))
    })

    test('looking changes no fate', async () => {
      await fc.assert(
        fc.asyncProperty(scripts(provider), fc.constantFrom(0, 0.5), async (script, failRate) => {
          // What is drawn from the schemas may submit, and time passes where that is waited for.
          const looked = script.filter(({ act }) => act !== 'finish' && act !== 'request')
          const closing = ends(script.length)
          const seen = await act(provider, [...looked, ...closing], { failRate })
          const unseen = await act(provider, [...withoutLooks(looked), ...closing], { failRate })
          expect(last(seen)).toEqual(last(unseen))
        }),
        { numRuns: 30 },
      )
    })

    test('what one account does changes nothing for another', async () => {
      await fc.assert(
        fc.asyncProperty(scripts(provider), scripts(provider), async (script, noise) => {
          const [shared, own] = [stage(provider), stage(provider)]
          const begin = shared.now()
          await perform(noise, { provider, target: shared, name: 'noise' })
          await own.advance(shared.now() - begin)
          const beside = await perform(script, { provider, target: shared, name: 'law' })
          const alone = await perform(script, { provider, target: own, name: 'law' })
          expect(known(beside)).toEqual(known(alone))
        }),
        { numRuns: 30 },
      )
    })

    test('the money spent is the price of what was generated', async () => {
      if (!provider.abilities.balance) return
      await fc.assert(
        fc.asyncProperty(
          scripts(provider),
          fc.constantFrom(0, 0.3, 1),
          async (script, failRate) => {
            const look = { act: 'balance', who: 'caller' } as const
            const full: Script = [look, ...withoutLooks(script), ...ends(script.length), look]
            const transcript = await act(provider, full, { failRate })
            const balances = transcript.entries.flatMap(({ outcome }) =>
              outcome?.kind === 'balance' ? outcome.microUsd : [],
            )
            const spent = (balances[0] ?? 0) - (balances.at(-1) ?? 0)
            expect(spent).toBeCloseTo(billed(provider, transcript), 0)
          },
        ),
        { numRuns: 50 },
      )
    })

    test.each([0.5, 1])('keeps every check while %d of all jobs fail', async (failRate) => {
      const open = async () => stage(provider, { failRate })
      const { verdicts } = await inspect({ provider, open, seed: 7, runs: 50 })
      expect(verdicts.filter(({ fate }) => fate !== 'kept' && fate !== 'skipped')).toEqual([])
    })
  },
)

/** Without the looks, and with time instead of what would have passed in them. */
const withoutLooks = (script: Script): Script =>
  script.filter(({ act }) => ['submit', 'resend', 'cancel', 'advance'].includes(act))

function billed({ price }: Provider, transcript: Transcript): number {
  const images = stories(transcript).flatMap(({ seen }) => {
    const view = seen.at(-1)?.view
    expect(view && isTerminal(view.state)).toBe(true)
    return view?.results.filter(({ state }) => state === 'succeeded') ?? []
  })
  return images.length * price.imageMicroUsd
}
