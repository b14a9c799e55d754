import type { Quirk } from '../../core/quirk.ts'
import { type Habit, habits, quirkId } from '../_kie-family/habits.ts'

/**
 * The habits of kie.ai's backend, which is thought to answer here too: the interface is its own,
 * word for word, and a page even names its server (DOCS docs.apikley.ru/market/common/get-task-detail).
 * Left out is what a reseller does itself: keys, limits, credits, storage, what stands before it.
 */
const inherited: readonly Habit[] = [
  'fail-code-null',
  'pending-nulls',
  'cost-time-seconds',
  'param-double-encoded',
  'no-update-time',
  'record-id',
  'queuing-never-seen',
  'fresh-task-is-null',
  'server-error-in-200',
  'invalid-is-500',
  'content-type-charset',
]

/** None was ever seen here. */
export const quirks: readonly Quirk[] = inherited.map((name) => ({
  ...habits[name],
  id: quirkId('apikley', name),
  source: `as at kie.ai, whose backend this is thought to be: ${habits[name].source}`,
  evidence: 'INFERRED',
}))
