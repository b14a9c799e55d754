import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyScript } from '../../src/conformance/commands.ts'
import { checks, perform } from '../../src/conformance/index.ts'
import { liveTarget } from '../../src/live/target.ts'
import { providers } from '../../src/providers/registry.ts'
import { close, fastClock, stand } from './_stand.ts'

const PATIENT_MS = 100 * 3_600_000

test.each(providers.map((provider) => [provider.id, provider] as const))(
  '%s: what is drawn for another account is sound, also where no webhook call can arrive',
  async (_, provider) => {
    const at = await stand(provider)
    const open = liveTarget({
      name: 'url',
      baseUrl: at.baseUrl,
      apiKey: 'any-key',
      otherKey: 'other-key',
      clock: fastClock(),
      timeoutMs: PATIENT_MS,
      purse: null,
      inbox: null,
    })
    const target = await open(provider, { seed: 7 })
    const steps = fc
      .sample(anyScript(provider), { numRuns: 200, seed: 42 })
      .flatMap((script) => script.filter(({ act }) => act === 'request'))
    const transcript = await perform(steps, { provider, target, name: 'drawn' })
    await target.close()
    await close(at)
    expect(transcript.entries.length).toBeGreaterThan(10)
    const found = checks.flatMap(({ id, examine }) =>
      examine(transcript).findings.flatMap(({ what, quirk }) =>
        quirk === undefined ? `${id}: ${what}` : [],
      ),
    )
    expect(found).toEqual([])
  },
)
