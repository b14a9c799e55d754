import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { targets } from '../../mocks/targets/index.ts'
import { inspect } from '../conformance/inspect.ts'
import { exitCode, type Report } from '../conformance/report/report.ts'
import { reportText } from '../conformance/report/text.ts'
import type { Provider } from '../core/provider.ts'
import { makeFolder } from '../host/folder.ts'
import { providers } from '../providers/registry.ts'
import { shootAll } from './demo/set.ts'
import type { Shot } from './demo/shoot.ts'
import { table } from './demo/text.ts'
import type { ExitCode } from './exit-code.ts'
import { type Colours, colours, hasColours, print } from './print.ts'
import { UsageError } from './usage.ts'

export interface DemoFlags {
  readonly json?: true
  readonly out?: string
}

const PROMPT = 'A lighthouse on a cliff at dusk'
/** A job of some seconds takes one or two. */
const SPEED = 4
const CHECK = { target: 'memory', seed: 42, runs: 20 } as const

/** One generation through every provider over real HTTP, then a first contract check. */
export async function demo({ json, out }: DemoFlags): Promise<ExitCode> {
  const folder = await folderFor(out)
  const shown = colours()
  if (!json) print(...opening(shown))
  const shots = await shootAll({ providers, prompt: PROMPT, speed: SPEED, out: folder })
  if (!json) print(...table(shots, shown), '', `Images are in ${folder}`, '')
  const check = await checkAll(providers)
  const ok = shots.every(({ image }) => image !== null) && exitCode(check) === 0
  if (json) print(JSON.stringify(document(shots, check, { ok, folder }), null, 2))
  else print(reportText(check, { colour: hasColours() }).trimEnd(), ...closing(shots, shown))
  return ok ? 0 : 1
}

/** The folder for the images: made anew where it is missing. */
async function folderFor(out: string | undefined): Promise<string> {
  if (out === undefined) return mkdtemp(join(tmpdir(), 'backlot-demo-'))
  const folder = resolve(out)
  try {
    await makeFolder(folder)
    return folder
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new UsageError(`the folder of --out cannot be made: ${why}`)
  }
}

async function checkAll(all: readonly Provider[]): Promise<Report> {
  const { target, seed, runs } = CHECK
  const open = targets[target]
  const reports = []
  for (const provider of all) reports.push(await inspect({ provider, open, seed, runs }))
  return { target, seed, runs, providers: reports }
}

const opening = ({ bold, dim }: Colours): string[] => [
  `${bold('Backlot')}  one prompt through every provider, each by its own typed client`,
  dim(`“${PROMPT}” · mocks on this machine, ${SPEED}× as fast as the real ones`),
  '',
]

function closing(shots: readonly Shot[], { red }: Colours): string[] {
  return shots
    .filter(({ error }) => error !== null)
    .map(({ provider, error }) => red(`${provider} gave no image: ${error}`))
}

function document(
  shots: readonly Shot[],
  check: Report,
  { ok, folder }: { readonly ok: boolean; readonly folder: string },
) {
  const verdicts = check.providers.map(({ provider, cases, verdicts: all }) => ({
    provider,
    scripts: cases,
    verdicts: all.map(({ check: id, fate }) => ({ check: id, fate })),
  }))
  const jobs = shots.map(({ take, ...seen }) => ({ ...seen, ...take }))
  return { ok, prompt: PROMPT, speed: SPEED, folder, jobs, check: { ...CHECK, verdicts } }
}
