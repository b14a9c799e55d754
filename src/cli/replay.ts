import { targets } from '../../mocks/targets/index.ts'
import { checks } from '../conformance/checks/index.ts'
import { scriptLine } from '../conformance/script.ts'
import type { OpenTarget } from '../conformance/target.ts'
import { findProvider } from '../providers/registry.ts'
import type { FoundFile } from '../records/finding.ts'
import { readFinding } from '../records/read.ts'
import { replay as performAgain, type Replayed } from '../records/replay.ts'
import type { ExitCode } from './exit-code.ts'
import { colours, print } from './print.ts'
import { asked } from './recorded.ts'
import { type LiveReplayFlags, liveReplay } from './replay-live.ts'
import { UsageError } from './usage.ts'

export interface ReplayFlags extends LiveReplayFlags {
  readonly json?: true
}

/** Performs the shortest script that shows a finding: at the same kind of mock, or at the same place
 *  over the network, for a budget. */
export async function replay(name: string, flags: ReplayFlags): Promise<ExitCode> {
  const found = await asked(readFinding(name))
  const { provider: id, target } = found.environment
  const provider = findProvider(id)
  if (provider === undefined) throw new UsageError(`there is no provider '${id}' any more`)
  const check = checks.find((one) => one.id === found.check)
  if (check === undefined) throw new UsageError(`there is no check '${found.check}' any more`)
  if (found.environment.live === null) {
    const now = await performAgain(found, { provider, check, open: openOf(target) })
    return tell(found, now, flags)
  }
  const ready = await liveReplay(found, { provider, check, flags })
  if (ready === null) return 0
  try {
    const now = await performAgain(ready.found, { provider, check, open: ready.open })
    return tell(ready.found, now, flags)
  } finally {
    await ready.close()
  }
}

function tell(found: FoundFile, now: Replayed, { json }: ReplayFlags): ExitCode {
  if (json) print(JSON.stringify({ check: found.check, ...told(now) }, null, 2))
  else print(...words(found, now))
  return codes[now.fate]
}

const codes = { kept: 0, broken: 1, inconclusive: 3 } as const satisfies Record<
  Replayed['fate'],
  ExitCode
>

function openOf(target: string): OpenTarget {
  const open: OpenTarget | undefined = Object.entries(targets).find(
    ([name]) => name === target,
  )?.[1]
  if (open !== undefined) return open
  throw new UsageError(
    `a finding at the target '${target}' cannot be replayed; those at ${Object.keys(targets).join(', ')} can`,
  )
}

const told = (now: Replayed) =>
  now.fate === 'inconclusive' ? now : { fate: now.fate, findings: findingsOf(now) }

const findingsOf = (now: Replayed) => (now.fate === 'broken' ? now.findings : [])

function words({ environment, check, sentence, script }: FoundFile, now: Replayed): string[] {
  const { bold, red, green, yellow } = colours()
  const head = `${environment.provider}  ${bold(check)}  on ${environment.target}`
  const lines = [`  ${sentence}`, `  script    ${scriptLine(script)}`]
  if (now.fate === 'kept') return [`${green('✓')} ${head}`, ...lines, '  not seen any more']
  if (now.fate === 'inconclusive') return [`${yellow('?')} ${head}`, ...lines, `  ${now.reason}`]
  const [first, ...more] = now.findings
  return [
    `${red('✗')} ${head}`,
    ...lines,
    `  what      ${first?.what}`,
    `  where     ${first?.where}`,
    `  expected  ${first?.expected}`,
    `  actual    ${first?.actual}`,
    ...(more.length === 0 ? [] : [`  and ${more.length} more like it`]),
  ]
}
