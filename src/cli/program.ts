import { Command } from 'commander'
import { version } from '../host/package.ts'
import type { CheckFlags } from './check.ts'
import {
  addCheck,
  addDemo,
  addExamine,
  addGrade,
  addMutants,
  addProviders,
  addQuirks,
  addReplay,
  addScenarios,
  addServe,
} from './commands.ts'
import type { DemoFlags } from './demo.ts'
import type { ExamineFlags } from './examine.ts'
import type { ExitCode } from './exit-code.ts'
import type { GradeFlags } from './grade.ts'
import type { MutantsFlags } from './mutants.ts'
import type { ProvidersFlags } from './providers.ts'
import type { QuirksFlags } from './quirks.ts'
import type { ReplayFlags } from './replay.ts'
import type { ScenariosFlags } from './scenarios.ts'
import type { ServeFlags } from './serve.ts'
import { explained } from './usage.ts'

/** A command line ready to be parsed, and what it came to. */
export interface Program {
  readonly command: Command
  exitCode(): ExitCode
}

/** `--target mock` is each of the mock targets in turn. */
type EveryMockFlags = Omit<CheckFlags, 'target'> & { readonly target: 'mock' }

/** Each command's file is loaded only when it is asked for: `serve` must be up at once. */
export function program(): Program {
  const command = new Command('backlot')
    .description('Mock media-generation providers that behave like the real ones.')
    .version(version(), '--version', 'the version')
    .helpOption('-h, --help', 'what can be asked for')
    .helpCommand(false)
    .configureOutput({ outputError: () => {} })
    .addHelpText('after', examples)
  let code: ExitCode = 0
  const ends = (work: Promise<ExitCode>): Promise<void> =>
    work.then((ended) => {
      code = ended
    })

  const serve = addServe(command)
  serve.action(async () => ends((await import('./serve.ts')).serve(serve.opts<ServeFlags>())))
  const demo = addDemo(command)
  demo.action(async () => ends((await import('./demo.ts')).demo(demo.opts<DemoFlags>())))
  const check = addCheck(command)
  check.action(async (ids: string[]) => {
    const { target, ...flags } = check.opts<CheckFlags | EveryMockFlags>()
    if (target === 'mock')
      return ends((await import('./check-every-mock.ts')).checkEveryMock(ids, flags))
    return ends((await import('./check.ts')).check(ids, { ...flags, target }))
  })
  const examine = addExamine(command)
  examine.action(async (run: string) =>
    ends((await import('./examine.ts')).examine(run, examine.opts<ExamineFlags>())),
  )
  const replay = addReplay(command)
  replay.action(async (finding: string) =>
    ends((await import('./replay.ts')).replay(finding, replay.opts<ReplayFlags>())),
  )
  const grade = addGrade(command)
  grade.action(async (url: string) =>
    ends((await import('./grade.ts')).grade(url, grade.opts<GradeFlags>())),
  )
  const mutants = addMutants(command)
  mutants.action(async (ids: string[]) =>
    ends((await import('./mutants.ts')).mutants(ids, mutants.opts<MutantsFlags>())),
  )
  const providers = addProviders(command)
  providers.action(async () =>
    ends((await import('./providers.ts')).providers(providers.opts<ProvidersFlags>())),
  )
  const quirks = addQuirks(command)
  quirks.action(async (ids: string[]) =>
    ends((await import('./quirks.ts')).quirks(ids, quirks.opts<QuirksFlags>())),
  )
  const scenarios = addScenarios(command)
  scenarios.action(async () =>
    ends((await import('./scenarios.ts')).scenarios(scenarios.opts<ScenariosFlags>())),
  )
  for (const one of [command, ...command.commands]) {
    one.exitOverride((error) => {
      throw explained(error, one)
    })
  }
  return { command, exitCode: () => code }
}

const examples = `
Examples:
  backlot serve                          all providers on http://127.0.0.1:4400
  backlot serve --provider kie --port 0  one of them, on any free port
  backlot demo                           one generation through each, in seconds
  backlot serve --scenario slow          every phase lasts ten times as long
  backlot check krea --target http       does this mock keep its contract?
  backlot check --target mock            do all mocks, however they are reached?
  backlot examine runs/<time>-krea       the verdicts of a recorded run, anew
  backlot check --target live --dry-run  what would a run at the real ones cost?
  backlot grade http://localhost:3000/hooks --provider krea
                                         what does your receiver let through?
  backlot mutants krea                   which planted faults do the checks find?
  backlot quirks kie                     where kie.ai differs from its documents

Exit codes: 0 kept, 1 broken, 2 wrong usage, 3 inconclusive.
`
