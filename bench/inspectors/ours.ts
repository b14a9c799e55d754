import { keyVariable, otherKeyVariable } from '../../src/live/keys.ts'
import { versionOf } from './install.ts'
import type { Failure, Tool } from './tool.ts'

const MAIN = `${process.cwd()}/src/cli/main.ts`

/** This suite through the same door as everyone: a URL, a key, an inbox, and the key of a second
 *  account. It cannot move time there, or set what an account has. */
export const ours: Tool = {
  name: 'Backlot',
  together: 4,
  tells: 'at the end',
  notes: [
    '`backlot check krea --target url --base-url URL --free --runs 3 --inbox http://127.0.0.1:PORT`: the key of a second account too, for which no peer has a place; real time; most of a run is 15 s of waiting for webhook calls that must not come, so four of its runs, each at a server of its own, share that time. A server error tells it nothing, as one may come from any server: such a fault is inconclusive, not found.',
  ],
  install: async () => versionOf(process.execPath, [MAIN, '--version']),
  prepare: async ({ provider, url, apiKey, otherKey, seed, port }) => ({
    file: process.execPath,
    args: [
      ...[MAIN, 'check', provider.id, '--target', 'url', '--base-url', url, '--free', '--json'],
      ...['--seed', String(seed), '--record', '.', '--runs', '3'],
      ...['--inbox', `http://127.0.0.1:${port}`, '--inbox-port', String(port)],
    ],
    env: { [keyVariable(provider)]: apiKey, [otherKeyVariable(provider)]: otherKey },
  }),
  read: ({ lines, ms }) => {
    const report = parsed(lines.map(({ text }) => text).join('\n'))
    const verdicts = report?.providers.flatMap((one) => one.verdicts) ?? []
    return verdicts.flatMap(({ check, fate }): Failure[] =>
      fate === 'broken' ? [{ name: check, ms }] : [],
    )
  },
}

interface Report {
  readonly providers: readonly {
    readonly verdicts: readonly { readonly check: string; readonly fate: string }[]
  }[]
}

/** The report is our own, in the shape of `src/conformance/report/json.ts`; `null` where the run was
 *  stopped before it came. */
function parsed(text: string): Report | null {
  try {
    return JSON.parse(text) as Report
  } catch {
    return null
  }
}
