import type { operations } from '../../generated/backlot/types.ts'
import type { Ask, Done } from './ask.ts'
import { advanceClock, flowClock, freezeClock, getClock, runClockUntilIdle } from './clock.ts'
import { getDocument, getOverview } from './overview.ts'
import { awaitDeliveries, listDeliveries, listJobs, listViolations } from './records.ts'
import {
  getAccount,
  getQuirk,
  getScenario,
  listAccounts,
  listQuirks,
  listScenarios,
  patchAccount,
  putScenario,
  reset,
} from './settings.ts'

export interface Route {
  /** What becomes of a named account: the call is about it alone, and may be refused without one;
   *  about all as ever; or refused. */
  readonly account: 'scoped' | 'needed' | 'ignored' | 'refused'
  /** The parameters of its query; any other is a slip. */
  readonly query: readonly string[]
  answer(ask: Ask): Done | Promise<Done>
}

const at = (account: Route['account'], query: Route['query'], answer: Route['answer']): Route => ({
  account,
  query,
  answer,
})

/** One route an operation of the document: the compiler names the missing one. */
export const routes: Readonly<Record<keyof operations, Route>> = {
  getOverview: at('ignored', [], getOverview),
  getDocument: at('ignored', [], getDocument),
  getClock: at('scoped', ['provider'], getClock),
  advanceClock: at('scoped', ['provider'], advanceClock),
  runClockUntilIdle: at('refused', ['provider'], runClockUntilIdle),
  freezeClock: at('refused', ['provider'], freezeClock),
  flowClock: at('refused', ['provider'], flowClock),
  listScenarios: at('ignored', [], listScenarios),
  getScenario: at('scoped', ['provider'], getScenario),
  putScenario: at('scoped', ['provider'], putScenario),
  listQuirks: at('ignored', ['provider'], listQuirks),
  getQuirk: at('ignored', [], getQuirk),
  listAccounts: at('scoped', ['provider'], listAccounts),
  getAccount: at('needed', ['provider'], getAccount),
  patchAccount: at('needed', ['provider'], patchAccount),
  listJobs: at('scoped', ['provider', 'limit', 'state'], listJobs),
  listDeliveries: at('scoped', ['provider', 'limit', 'job', 'delivered'], listDeliveries),
  awaitDeliveries: at('ignored', ['provider'], awaitDeliveries),
  listViolations: at('scoped', ['provider', 'limit'], listViolations),
  reset: at('scoped', ['provider'], reset),
}
