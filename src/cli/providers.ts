import type { Provider } from '../core/provider.ts'
import { providers as all } from '../providers/registry.ts'
import type { ExitCode } from './exit-code.ts'
import { type Colours, colours, columns, print } from './print.ts'

export interface ProvidersFlags {
  readonly json?: true
}

/** Tells what is here and what each provider can do. */
export async function providers({ json }: ProvidersFlags): Promise<ExitCode> {
  if (json) print(JSON.stringify(all.map(facts), null, 2))
  else print(...table(all, colours()))
  return 0
}

const facts = ({ id, name, origin, abilities, price, lifecycle }: Provider) => ({
  id,
  name,
  origin,
  priceUsd: price.imageMicroUsd / 1_000_000,
  phases: Object.keys(lifecycle.phases),
  abilities,
})

type Column = readonly [head: string, cell: (provider: Provider, shown: Colours) => string]

const yes = (has: boolean, { dim, green }: Colours): string => (has ? green('yes') : dim('–'))

const tableColumns: readonly Column[] = [
  ['provider', ({ id }, { bold }) => bold(id)],
  ['stands for', ({ origin }) => origin],
  ['answers', ({ abilities }) => abilities.delivery.join(', ')],
  ['cancel', ({ abilities }, shown) => yes(abilities.cancel, shown)],
  ['list', ({ abilities }, shown) => yes(abilities.list, shown)],
  ['balance', ({ abilities }, shown) => yes(abilities.balance, shown)],
  ['webhook', ({ abilities }, shown) => yes(abilities.webhook, shown)],
  ['seed', ({ abilities }, shown) => yes(abilities.seed !== null, shown)],
  ['images', ({ abilities }) => `1–${abilities.countMax}`.replace('1–1', '1')],
  ['prompt', ({ abilities }) => promptRule(abilities.prompt)],
  ['price', ({ price }) => `$${price.imageMicroUsd / 1_000_000}`],
]

function table(shownProviders: readonly Provider[], shown: Colours): string[] {
  const head = tableColumns.map(([title]) => shown.dim(title))
  const rows = shownProviders.map((one) => tableColumns.map(([, cell]) => cell(one, shown)))
  return columns([head, ...rows])
}

const promptRule = ({ min, max }: Provider['abilities']['prompt']): string =>
  max === null ? `${min} and more` : `${min}–${max}`
