import type { Quirk } from '../../src/core/quirk.ts'
import type { Settings } from '../kernel/options.ts'
import { chosen, scenarios } from '../kernel/scenarios.ts'
import type { Mock } from '../mock.ts'
import { type Ask, type Done, done } from './ask.ts'
import { names } from './clock.ts'
import { type Refused, refused } from './refused.ts'

export const listScenarios = (): Done =>
  done({ scenarios: scenarios.map(({ name, what, healthy }) => ({ name, what, healthy })) })

export const getScenario = ({ mocks, key }: Ask): Done =>
  done({ lived: mocks.map((mock) => livedIn(mock, key)) })

function livedIn(mock: Mock, key: string | undefined) {
  const own = key === undefined ? null : mock.account(key)
  const scenario = own === null ? mock.scenario() : own.scenario
  return { provider: mock.provider.id, account: own?.account ?? null, scenario }
}

export const putScenario = (ask: Ask): Done => change(ask) ?? getScenario(ask)

export const listAccounts = ({ mocks, key }: Ask): Done =>
  done({
    accounts: mocks.flatMap((mock) => (key === undefined ? mock.accounts() : [mock.account(key)])),
  })

export const getAccount = ({ mocks, key = '' }: Ask): Done =>
  done({ accounts: mocks.map((mock) => mock.account(key)) })

export const patchAccount = (ask: Ask): Done => change(ask) ?? getAccount(ask)

/** Changes all mocks that are meant, or refuses and changes none. */
function change({ mocks, key, body }: Ask): Refused | null {
  // The document admits nothing else, and no balance out of bounds.
  const settings = body as Settings
  try {
    if (typeof settings.scenario === 'string') chosen(settings.scenario)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return refused('unknown-scenario', error.message, { pointer: '/body/scenario' })
  }
  for (const mock of mocks) mock.change(settings, key)
  return null
}

export function reset({ mocks, key }: Ask): Done {
  for (const mock of mocks) mock.reset(key)
  return done()
}

export const listQuirks = ({ mocks }: Ask): Done => done({ quirks: mocks.flatMap(quirksOf) })

const quirksOf = ({ provider, quirks }: Mock) =>
  provider.quirks.map((quirk) => quirkOf(quirk, provider.id, quirks.has(quirk.id)))

/** Without what is the kernel's affair. */
const quirkOf = (quirk: Quirk, provider: string, on: boolean) => {
  const { id, documented, observed, source, evidence, date } = quirk
  return { id, provider, documented, observed, source, evidence, date, on }
}

export function getQuirk({ served, path }: Ask): Done {
  const id = `${path.provider}/${path.name}`
  const found = served.flatMap(quirksOf).find((quirk) => quirk.id === id)
  if (found !== undefined) return done(found)
  const known = served.filter(({ provider }) => provider.quirks.length > 0)
  return refused(
    'unknown-quirk',
    `There is no quirk ${JSON.stringify(id.slice(0, QUOTED_MAX))}; GET /__backlot/quirks lists those of ${names(known) || 'nobody'}.`,
  )
}

/** No name that a caller made up is quoted further. */
export const QUOTED_MAX = 40
