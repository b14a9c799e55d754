import { expect, test } from 'vitest'
import { memory } from '../../mocks/targets/memory.ts'
import { perform } from '../../src/conformance/index.ts'
import { plainSubmit } from '../../src/conformance/plain.ts'
import type { Target } from '../../src/conformance/target.ts'
import { kie } from '../../src/providers/kie/index.ts'

const submit = {
  ...plainSubmit(kie, '5c0f3e1a-7b2d-4c9e-8f10-000000000001'),
  delivery: 'async',
} as const

/** How a job was told of that is looked at closely, and when it was given up. */
async function looked(change: (target: Target) => Target) {
  const target = change(await memory(kie, { seed: 7, fidelity: 'observed' }))
  const { entries, end } = await perform(
    [
      { act: 'submit', submit, hooked: false, who: 'caller' },
      { act: 'finish', job: 0, closely: true },
    ],
    { provider: kie, target, name: 'fresh' },
  )
  await target.close()
  const [first, ...looks] = entries
  const phases = looks.map(({ outcome }) => (outcome?.kind === 'job' ? outcome.job.phase : null))
  return { phases: new Set(phases), tookMs: end - (first?.at ?? 0) }
}

test('a job that is not found at first is looked for until it is, and then to its end', async () => {
  const { phases } = await looked((target) => target)
  expect(phases).toEqual(new Set([null, 'generating', 'success']))
})

test('one of which nothing is ever told is given up within seconds', async () => {
  const { phases, tookMs } = await looked((target) => ({
    ...target,
    send: async (request, note) => {
      const answer = await target.send(request, note)
      return note.intent?.kind === 'poll' ? { ...answer, body: '{"code":404}' } : answer
    },
  }))
  expect(phases).toEqual(new Set([null]))
  expect(tookMs).toBeLessThan(10_000)
})
