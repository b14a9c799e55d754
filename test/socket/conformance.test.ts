import { describe, expect, test } from 'vitest'
import { targets } from '../../mocks/targets/index.ts'
import { conversing } from '../../src/conformance/drills/conversing.ts'
import { checks, perform } from '../../src/conformance/index.ts'
import type { OpenTarget } from '../../src/conformance/target.ts'
import { hunter } from '../../src/mutants/hunt.ts'
import { own } from '../../src/mutants/plant/own.ts'
import { runware } from '../../src/providers/runware/index.ts'

const socketChecks = checks.filter(({ id }) => id.startsWith('socket/'))

/** What is said and heard at a target when the drill is performed. */
async function drilled(open: OpenTarget) {
  const target = await open(runware, { seed: 42 })
  const transcript = await perform(conversing(runware), {
    provider: runware,
    target,
    name: 'drill',
  })
  const talks = (transcript.talks ?? []).map(({ heard, ...said }) => ({
    ...said,
    heard: heard.map(target.canonical),
  }))
  await target.close()
  return { talks, transcript }
}

test.each(['http', 'prism'] as const)('%s says what memory says', async (skin) => {
  const { talks } = await drilled(targets[skin])
  expect(talks).toEqual((await drilled(targets.memory)).talks)
  expect(talks.filter(({ heard }) => heard.length > 0).length).toBeGreaterThan(9)
})

describe('at http', () => {
  test('the drill is heard alike each time, whoever else talks meanwhile', async () => {
    const rounds = await Promise.all(Array.from({ length: 20 }, () => drilled(targets.http)))
    const heard = new Set(rounds.map(({ talks }) => JSON.stringify(talks)))
    expect(heard.size).toBe(1)
    const [first] = rounds
    for (const { examine } of socketChecks) {
      expect(first && examine(first.transcript)).toMatchObject({ findings: [] })
      expect(first && examine(first.transcript).looked).toBeGreaterThan(0)
    }
  })

  const { hunt } = hunter({
    provider: runware,
    open: targets.http,
    checks: socketChecks,
    seed: 42,
    drawn: 0,
  })
  const mutants = socketChecks.flatMap((check) =>
    own({ provider: runware, document: null, checks: [check] }).map(
      (mutant) => [mutant.id, check, mutant] as const,
    ),
  )

  test.each(mutants)('%s is killed', async (_, check, mutant) => {
    expect((await hunt({ ...mutant, class: 'own' }, [check])).end.kind).toBe('killed')
  })
})
