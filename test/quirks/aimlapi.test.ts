import { expect } from 'vitest'
import { dice } from '../../src/core/dice.ts'
import type { JobView } from '../../src/core/job.ts'
import type { Scene } from '../../src/core/provider.ts'
import { aimlapi } from '../../src/providers/aimlapi/index.ts'
import { bodyOf, bothSides, type Saying, type Sides, showQuirks } from './_sides.ts'

const url = 'https://cdn.aimlapi.com/generations/bison/1-514db8bc-7cba-4d7b-8d6b-237c20375995.png'
const job: JobView = {
  id: '',
  phase: 'completed',
  state: 'succeeded',
  createdAt: null,
  updatedAt: null,
  finishedAt: null,
  results: [
    {
      id: '514db8bc-7cba-4d7b-8d6b-237c20375995',
      state: 'succeeded',
      format: 'png',
      url,
      base64: null,
      seed: null,
      prompt: 'A raccoon, rewritten',
      costMicroUsd: null,
      failure: null,
    },
  ],
  failure: null,
  costMicroUsd: 21_000,
  echo: null,
}

const generated: Saying = {
  of: 'generateImage',
  say: (quirks) => {
    const request = { method: 'POST', path: '/v1/images/generations', headers: {}, body: '{}' }
    const scene: Scene = { request, operation: 'generateImage', now: 0, dice: dice(1), quirks }
    return aimlapi.dialect.render([{ intent: null, outcome: { kind: 'job', job } }], scene)
  },
}

const told = ([sides]: readonly Sides[]) => ({
  documented: Object(sides && bodyOf(sides.documented)),
  observed: Object(sides && bodyOf(sides.observed)),
})

showQuirks(aimlapi, {
  'aimlapi/tokens-used': (quirk) => {
    const { documented, observed } = told(bothSides(aimlapi, quirk, [generated]))
    expect(documented.meta).toEqual({ usage: { credits_used: 42_000 } })
    expect(observed.meta).toEqual({ usage: { tokens_used: 42_000 } })
  },

  'aimlapi/mime-type-and-prompt': (quirk) => {
    const { documented, observed } = told(bothSides(aimlapi, quirk, [generated]))
    expect(documented.data).toEqual([{ url }])
    expect(observed.data).toEqual([{ mime_type: 'image/png', url, prompt: 'A raccoon, rewritten' }])
  },

  'aimlapi/status-201': (quirk) => {
    const [sides] = bothSides(aimlapi, quirk, [generated])
    expect([sides?.documented.status, sides?.observed.status]).toEqual([200, 201])
    expect(sides?.observed.body).toBe(sides?.documented.body)
  },

  'aimlapi/usd-spent': (quirk) => {
    const { documented, observed } = told(bothSides(aimlapi, quirk, [generated]))
    expect(documented.meta).toEqual({ usage: { credits_used: 42_000 } })
    expect(observed.meta).toEqual({ usage: { credits_used: 42_000, usd_spent: 0.021 } })
  },
})
