import { expect, test } from 'vitest'
import { shotAt } from '../../bench/inspectors/shot.ts'
import { groundOf } from '../../src/cli/mutants/ground.ts'
import { providers } from '../../src/providers/registry.ts'

const { provider, mutants } = groundOf('krea')
const how = { seed: 42, runs: 0 }

test.each(providers.map((one) => [one.id, one] as const))(
  '%s: a free url plan breaks nothing at a sound server behind a port, by one key or two',
  async (_, one) => {
    for (const keys of [1, 2]) {
      const shot = await shotAt({ ...how, provider: one, keys, mutant: null })
      expect(shot).toMatchObject({ broken: [], missed: [], stopped: null })
    }
  },
)

/** What it takes one account to find: a few of each kind. */
const alone = [
  'createImage/200/status-201',
  'cancelJob/404/error/dropped',
  'listJobs/401/error/dropped',
  'listJobs/200/items/*/result/dropped',
  'getJob/200/job_id/dropped',
  'unenforced/surplus/added',
  'unenforced/height/too-small',
  'access/list/nobody',
  'access/list/intruder',
  'access/cancel/nobody',
  'access/cancel/intruder',
  'transition/scheduled/backlogged',
  'transition/sampling/backlogged',
  'transition/sampling/processing',
  'transition/cancelled/completed',
  'transition/completed/backlogged',
  'job/end-unsaid',
  'job/end-foretold',
  'job/over-in-future',
  'job/created-long-ago',
  'job/results-vanish',
  'isolation/same-id',
  'isolation/same-file',
  'isolation/file-of-another',
  'own/auth/empty-key/empty-will-do',
  'own/auth/other-scheme/any-scheme',
  'own/errors/unknown-job/finds-anything',
  'own/delivery/only-who-asked/calls-for-all',
]

const together = ['isolation/poll', 'isolation/cancel', 'isolation/list']

test.each([...alone.map((id) => [id, 1] as const), ...together.map((id) => [id, 2] as const)])(
  'krea/%s is found behind a port, within a minute of its clock, by %d key(s)',
  async (id, keys) => {
    const mutant = mutants.find((one) => one.id === `krea/${id}`)
    if (mutant === undefined) throw new Error(`there is no fault krea/${id}`)
    const shot = await shotAt({ ...how, provider, keys, mutant })
    expect(shot.broken).not.toEqual([])
    expect(shot.ms).toBeLessThan(60_000)
  },
)
