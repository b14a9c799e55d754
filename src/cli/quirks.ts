import type { Provider } from '../core/provider.ts'
import type { Quirk } from '../core/quirk.ts'
import type { ExitCode } from './exit-code.ts'
import { pick } from './pick.ts'
import { type Colours, colours, print } from './print.ts'

export interface QuirksFlags {
  readonly json?: true
}

/** Lists where providers are seen to differ from their documents, each with its source. */
export async function quirks(ids: readonly string[], { json }: QuirksFlags): Promise<ExitCode> {
  const picked = pick(ids)
  if (json)
    print(
      JSON.stringify(
        picked.flatMap(({ quirks: all }) => all.map(facts)),
        null,
        2,
      ),
    )
  else print(...picked.flatMap((provider) => chapter(provider, colours())), ...closing(picked))
  return 0
}

const facts = ({ id, documented, observed, evidence, source, date, breaks }: Quirk) => ({
  id,
  documented,
  observed,
  evidence,
  source,
  date,
  breaks: breaks.map(({ of, at, rule }) => ({ of, at: at.source, rule })),
})

function chapter({ name, quirks: all }: Provider, shown: Colours): string[] {
  return [shown.bold(name), '', ...all.flatMap((quirk) => lines(quirk, shown)), '']
}

const lines = (quirk: Quirk, { cyan, dim }: Colours): string[] => [
  `  ${cyan(quirk.id)}`,
  `    documented  ${quirk.documented}`,
  `    observed    ${quirk.observed}`,
  dim(`    ${quirk.evidence}, ${quirk.date}: ${quirk.source}`),
]

function closing(picked: readonly Provider[]): string[] {
  const count = picked.reduce((sum, { quirks: all }) => sum + all.length, 0)
  return [
    `${count} quirks. On with --fidelity observed, off with --fidelity documented, one alone with`,
    '--quirk ID=on or --quirk ID=off.',
  ]
}
