import { expect, test } from 'vitest'
import { memory } from '../../mocks/targets/memory.ts'
import { pingsAnswered } from '../../src/conformance/checks/socket.ts'
import { perform } from '../../src/conformance/index.ts'
import type { Script } from '../../src/conformance/script.ts'
import { tamperTalk } from '../../src/conformance/tamper.ts'
import { randomId } from '../../src/host/random.ts'
import { spoken } from '../../src/live/spoken.ts'
import { runware } from '../../src/providers/runware/index.ts'
import { shortest } from '../../src/records/shortest.ts'

/** What was seen of a script where pings are not answered. */
async function deaf(script: Script) {
  const mock = await memory(runware, { seed: 7 })
  const target = tamperTalk(mock, { hear: (all) => all.filter((one) => !one.includes('pong')) })
  const transcript = await perform(script, { provider: runware, target, name: 'deaf' })
  await target.close()
  return transcript
}

test('of several conversations one that shows the breach is left', async () => {
  const script = spoken(runware, { newId: randomId, free: true })
  const short = shortest(await deaf(script), pingsAnswered)
  expect(short).toEqual([script[2]])
  const { findings } = pingsAnswered.examine(await deaf(short))
  expect(findings).toMatchObject([{ where: 'step 0: ping over WebSocket' }])
})
