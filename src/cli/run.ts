import { CommanderError } from 'commander'
import type { ExitCode } from './exit-code.ts'
import { program } from './program.ts'
import { UsageError } from './usage.ts'

/** Runs a command line and gives back its exit code; prints one line for what goes wrong. */
export async function run(words: readonly string[]): Promise<ExitCode> {
  quietOnClosedPipe()
  const { command, exitCode } = program()
  try {
    await command.parseAsync(words.length === 0 ? ['--help'] : [...words], { from: 'user' })
    return exitCode()
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0
    process.stderr.write(`${complaint(error)}\n`)
    return error instanceof UsageError ? 2 : 1
  }
}

/** What was asked wrongly is the caller's to mend; anything else is ours, and says where. */
function complaint(error: unknown): string {
  if (error instanceof UsageError) return `backlot: ${error.message}`
  if (!(error instanceof Error)) return `backlot: ${String(error)}`
  const [, at = ''] = /\n\s+(at .+)/.exec(error.stack ?? '') ?? []
  return `backlot: failed, and it should not have: ${error.message} (${at})`
}

/** A reader that has seen enough (`| head`) ends the run, without noise. */
function quietOnClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : 1)
  })
}
