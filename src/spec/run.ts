import { SpecFault, UsageFault } from './fault.ts'

/** A command: takes its arguments, prints lines, answers its exit code. */
type Command = (args: readonly string[], print: (line: string) => void) => Promise<number>

/** Runs a command of this folder as the process: faults become lines on stderr, never a stack. */
export async function run(command: Command): Promise<void> {
  // Whoever reads the output may stop early (`| head`).
  process.stdout.on('error', () => process.exit())
  try {
    process.exitCode = await command(process.argv.slice(2), (line) => console.log(line))
  } catch (error) {
    if (!(error instanceof SpecFault)) throw error
    for (const line of error.lines) console.error(line)
    process.exitCode = error instanceof UsageFault ? 2 : 1
  }
}
