import type { JobRecord, ViolationRecord } from '../../src/core/record.ts'
import { type Ask, type Done, done } from './ask.ts'

/** As the document has it. */
const LIMIT_DEFAULT = 100

/** The newest of what all mocks have on record, as many as are asked for, oldest first. */
function latest<Entry>({ query }: Ask, entries: readonly Entry[], at: (entry: Entry) => number) {
  // The judge made it a number.
  const limit = (query.limit ?? LIMIT_DEFAULT) as number
  return entries.toSorted((a, b) => at(a) - at(b)).slice(-limit)
}

export function listJobs(ask: Ask): Done {
  const { mocks, key, query } = ask
  const found = mocks
    .flatMap((mock) => mock.jobs(key))
    .filter(({ state }) => query.state === undefined || query.state === state)
  return done({ jobs: latest(ask, found, ({ createdAt }) => createdAt ?? 0).map(shown) })
}

/** Without what is the provider's own affair, and without files. */
const shown = ({ echo: _, results, ...job }: JobRecord) => ({
  ...job,
  results: results.map(({ base64: _, ...result }) => result),
})

export function listDeliveries(ask: Ask): Done {
  const { mocks, key, query } = ask
  const found = mocks
    .flatMap((mock) => mock.deliveries(key))
    .filter(({ job }) => query.job === undefined || query.job === job)
    .filter(({ delivered }) => query.delivered === undefined || query.delivered === delivered)
  return done({ deliveries: latest(ask, found, ({ at }) => at) })
}

export async function awaitDeliveries({ mocks }: Ask): Promise<Done> {
  await Promise.all(mocks.map((mock) => mock.idle()))
  return done()
}

export function listViolations(ask: Ask): Done {
  const { mocks, key } = ask
  const found = mocks.flatMap((mock) => mock.violations(key))
  return done({ violations: latest(ask, found, ({ at }) => at).map(plain) })
}

/** What stood where a rule was broken may be the whole body: the message says enough of it. */
const plain = ({ rules, ...record }: ViolationRecord) => ({
  ...record,
  rules: rules.map(({ pointer, rule, message, schemaPath }) => ({
    pointer,
    rule,
    message,
    schemaPath,
  })),
})
