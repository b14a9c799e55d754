import { describe, expect, test } from 'vitest'
import { memory } from '../../mocks/targets/memory.ts'
import { checks } from '../../src/conformance/checks/index.ts'
import type { Transcript } from '../../src/conformance/transcript.ts'
import { isRecord, readJson } from '../../src/core/exchange.ts'
import { hunter } from '../../src/mutants/hunt.ts'
import type { Planted } from '../../src/mutants/planted.ts'
import type { Tongue } from '../../src/mutants/tongue.ts'
import { providers } from '../../src/providers/registry.ts'

/** Where a value holds something, and of what type. */
function* sitesIn(value: unknown, path = ''): Generator<string> {
  yield `${path}: ${value === null ? 'null' : typeof value}`
  if (Array.isArray(value)) for (const item of value) yield* sitesIn(item, `${path}/*`)
  else if (isRecord(value))
    for (const [name, item] of Object.entries(value)) yield* sitesIn(item, `${path}/${name}`)
}

/** All that a dialect can say, as places in answers and calls. */
const known = ({ sayings, calls }: Tongue): ReadonlySet<string> =>
  new Set([
    ...sayings.flatMap(({ operation, response }) => [
      ...Object.keys(response.headers).map((name) => `${operation} header ${name}`),
      ...Array.from(
        sitesIn(readJson(response.body)),
        (site) => `${operation} ${response.status} ${site}`,
      ),
    ]),
    ...calls.flatMap(({ body }) => Array.from(sitesIn(readJson(body)), (site) => `call ${site}`)),
  ])

const said = ({ entries, received }: Transcript): readonly string[] => [
  ...entries.flatMap(({ operation, response }) =>
    operation === null
      ? []
      : [
          ...Object.keys(response.headers).map((name) => `${operation} header ${name}`),
          ...Array.from(
            sitesIn(readJson(response.body)),
            (site) => `${operation} ${response.status} ${site}`,
          ),
        ],
  ),
  ...received.flatMap(({ body }) => Array.from(sitesIn(readJson(body)), (site) => `call ${site}`)),
]

describe.each(providers.map((provider) => [provider.id, provider] as const))(
  'at %s',
  (_id, provider) => {
    const { scenes, tongue, healthyIn, hunt } = hunter({
      provider,
      open: memory,
      checks,
      seed: 42,
      drawn: 4,
    })

    test('nothing that the mock says in any scene is beyond what its dialect is known to say', async () => {
      const words = known(tongue)
      const beyond = new Set<string>()
      for (const scene of scenes) {
        const { transcript } = await healthyIn(scene)
        for (const site of said(transcript)) if (!words.has(site)) beyond.add(site)
      }
      expect([...beyond]).toEqual([])
    })

    test('a fault that changes no byte is said to be unreached, and kills nothing', async () => {
      const nothing: Planted = {
        id: `${provider.id}/nothing`,
        class: 'property',
        sentence: 'It does nothing.',
        plant: (target) => ({ ...target }),
      }
      expect((await hunt(nothing)).end).toEqual({ kind: 'unreached' })
    })
  },
)
