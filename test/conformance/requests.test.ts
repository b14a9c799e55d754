import { describe, expect, test } from 'vitest'
import { memory } from '../../mocks/targets/memory.ts'
import { everyRequest } from '../../src/conformance/every-request.ts'
import { checks, inspect, perform, reportJson, reportText } from '../../src/conformance/index.ts'
import { undrawn } from '../../src/conformance/requests.ts'
import { krea } from '../../src/providers/krea/index.ts'
import { providers } from '../../src/providers/registry.ts'

describe.each(providers.map((provider) => [provider.id, provider] as const))(
  '%s',
  (_id, provider) => {
    test('every operation is sent valid requests, and each constraint broken is refused for its field', async () => {
      const target = await memory(provider, { seed: 42 })
      const script = everyRequest(provider)
      const transcript = await perform(script, { provider, target, name: 'every' })
      await target.close()
      const { entries } = transcript
      const sent = new Set(entries.map(({ operation }) => operation))
      expect([...sent].toSorted()).toEqual(
        provider.contract.operations.map(({ id }) => id).toSorted(),
      )
      const wrong = script.filter((step) => step.act === 'request' && step.wrong !== null)
      const broken = entries.filter(({ broken }) => broken !== null)
      // None was passed over as one that breaks nothing.
      expect(broken.length).toBe(wrong.length)
      const findings = checks.flatMap((check) =>
        check.examine(transcript).findings.map(({ what }) => `${check.id}: ${what}`),
      )
      expect(findings).toEqual([])
    })
  },
)

test('a constraint that cannot be broken is told in text and JSON', async () => {
  const found = await inspect({ provider: krea, open: memory, seed: 42, runs: 5 })
  const report = { target: 'memory', seed: 42, runs: 5, providers: [found] }
  const said = undrawn(krea)
  expect(said).toContain('listJobs /query/cursor: type: cannot be broken alone')
  expect(reportText(report, { colour: false })).toContain(`krea: not drawn: ${said[0]}`)
  expect(JSON.parse(reportJson(report))).toMatchObject({ providers: [{ undrawn: said }] })
})
