import { expect } from 'vitest'
import { violations } from '../../src/core/contract.ts'
import { dice } from '../../src/core/dice.ts'
import type { JobView } from '../../src/core/job.ts'
import { acme } from '../fixtures/acme/index.ts'
import { bodyOf, bothSides, showQuirks } from './_sides.ts'

const job: JobView = {
  id: 'img_0123456789abcdef',
  phase: 'ink',
  state: 'running',
  createdAt: 1,
  updatedAt: null,
  finishedAt: null,
  results: [],
  failure: null,
  costMicroUsd: null,
  echo: null,
}
const intent = { kind: 'poll', id: job.id } as const
const request = acme.dialect.encode(intent, 'key')

showQuirks(acme, {
  'acme/sheets-null': (quirk) => {
    const [sides] = bothSides(acme, quirk, [
      {
        of: 'readImage',
        say: (quirks) => {
          const scene = { request, operation: 'readImage', now: 1, dice: dice(1), quirks }
          return acme.dialect.render([{ intent, outcome: { kind: 'job', job } }], scene)
        },
      },
    ])
    expect(sides && bodyOf(sides.documented)).toMatchObject({ image: { sheets: [] } })
    expect(sides && bodyOf(sides.observed)).toMatchObject({ image: { sheets: null } })
  },

  'acme/fresh-is-unknown': ({ hiddenMs }) => {
    expect(hiddenMs).toBe(250)
  },

  'acme/extra-words': ({ tolerates }) => {
    const judge = acme.contract.operations.find(({ id }) => id === 'drawImages')?.body?.judge
    const tolerated = (body: unknown) =>
      judge && violations(judge, body).map((one) => tolerates?.(one))
    expect(tolerated({ text: 'A hare' })).toEqual([])
    expect(tolerated({ text: 'A hare', mood: 'merry' })).toEqual([true])
    expect(tolerated({ text: '', mood: 'merry' })).toEqual([true, false])
  },
})
