import { expect, test } from 'vitest'
import { memory } from '../../mocks/targets/memory.ts'
import { agreesWithPoll } from '../../src/conformance/checks/list.ts'
import { perform } from '../../src/conformance/perform.ts'
import { plainSubmit } from '../../src/conformance/plain.ts'
import type { Script } from '../../src/conformance/script.ts'
import type { Ability } from '../../src/conformance/target.ts'
import { krea } from '../../src/providers/krea/index.ts'

const script: Script = [
  {
    act: 'submit',
    submit: plainSubmit(krea, '5c0f3e1a-7b2d-4c9e-8f10-000000000001'),
    hooked: false,
    who: 'caller',
  },
  { act: 'finish', job: 0 },
  { act: 'advance', ms: 1 },
  { act: 'list' },
]

/** What is found at a list that is behind, where time can be moved and where it cannot. */
async function found(ability: 'time-travel' | null) {
  const sound = await memory(krea, { seed: 7 })
  const [stale] = agreesWithPoll.mutants
  const behind = stale?.plant(sound, { provider: krea }) ?? sound
  const abilities = new Set<Ability>([...sound.abilities].filter((one) => one !== 'time-travel'))
  if (ability !== null) abilities.add(ability)
  const target = { ...behind, abilities }
  const { findings } = agreesWithPoll.examine(
    await perform(script, { provider: krea, target, name: 'list' }),
  )
  await sound.close()
  return findings.map(({ what }) => what)
}

test('a list may lag behind where time passes by itself, and nowhere else', async () => {
  expect(await found('time-travel')).toEqual([expect.stringMatching(/a list and a poll disagree/)])
  expect(await found(null)).toEqual([])
})
