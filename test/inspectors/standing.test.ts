import { expect, test } from 'vitest'
import { type Contender, markdown } from '../../bench/inspectors/standing.ts'

const outcome = { failures: [], requests: 7, ms: 4000, startUpMs: 900, cut: false }
const { failures: _, ...rest } = outcome
const trial = (id: string, killMs: number | null) =>
  ({ id, class: 'status', killMs, by: [], ...rest }) as const

const ran: Contender = {
  kind: 'ran',
  name: 'Peer',
  version: '1.2.3',
  tells: 'at the end',
  notes: [],
  healthy: [outcome],
  alarms: ['GET /jobs: a status that nobody | knows'],
  trials: [trial('krea/a', 2000), trial('krea/b', null), trial('krea/c', 3000)],
}

const setting = {
  ...{ command: 'bench', date: '2026-01-01T00:00:00Z', node: 'v24', cpu: 'cpu', cores: 2 },
  ...{ memoryGb: 24, loadBefore: 0.1, provider: 'krea', seed: 1, limitS: 60, healthyRuns: 1 },
  faults: [{ class: 'status' }, { class: 'status' }, { class: 'status' }],
} as const

test('a tool that cannot be had is a row that says why, and each alarm says whether it is known', () => {
  const text = markdown(
    [{ kind: 'absent', name: 'Other', why: 'no | such\ncommand' }, ran],
    setting,
  )
  const rows = text.split('\n')
  expect(rows).toContain('| Peer 1.2.3 | 2 of 3 | 1 | 7 | 2.5 (at its end) | 4 |')
  expect(rows).toContain('| Other | did not run: no such command | | | | |')
  expect(text).toContain('- GET /jobs: a status that nobody knows: not looked into yet')
})
