import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sealing } from '../../mocks/kernel/seal.ts'
import { accountOf, type Job, newWorld } from '../../mocks/kernel/world.ts'
import { plainSubmit } from '../../src/conformance/draw.ts'
import { dice } from '../../src/core/dice.ts'
import { kie } from '../../src/providers/kie/index.ts'

const root = dice(42)
const world = newWorld()
const opening = { dice: root, balanceMicroUsd: 0, limits: [], secret: null }
const submit = { ...plainSubmit(kie, ''), count: 4 }
const timeline = { route: ['success'], at: [0], ends: null }

for (const key of ['one', 'two', 'three']) {
  const account = accountOf(world, key, opening)
  for (let nth = 0; nth < 500; nth += 1) {
    const life = { createdAt: 0, timeline, fault: 'internal', hooks: [], cutAt: null } as const
    account.order.push({ id: `${nth}`, nth, account, submit, ...life })
  }
}
const jobs: Job[] = [...world.accounts.values()].flatMap(({ order }) => order)
const seal = sealing(root)

test('a file’s id leads back to its job and its place there', () => {
  const ids = new Set<string>()
  for (const job of jobs) {
    for (let index = 0; index < submit.count; index += 1) {
      const id = seal.id(job, index)
      ids.add(id)
      expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
      expect(seal.open(world, id)).toEqual({ job, index })
    }
  }
  expect(ids.size).toBe(jobs.length * submit.count)
})

test('an id of nobody’s leads nowhere', () => {
  fc.assert(
    fc.property(fc.oneof(fc.uuid(), fc.string(), fc.constant('')), (id) => {
      expect(seal.open(world, id)).toBeNull()
    }),
  )
})
