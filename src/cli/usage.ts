import type { Command, CommanderError } from 'commander'

/** The command line was wrong; the message says what there is instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Commander's error in one line, with what exists. Help and version pass through. */
export function explained(error: CommanderError, command: Command): Error {
  if (error.exitCode === 0) return error
  const said = error.message
    .replace(/^error: /, '')
    .replaceAll(/\s*\n\s*/g, ' ')
    .replace(/\.$/, '')
  return new UsageError([said, ...hint(error.code, command)].join('; '))
}

function hint(code: string, command: Command): string[] {
  if (code === 'commander.unknownCommand') return [`there is ${names(command).join(', ')}`]
  if (code !== 'commander.unknownOption' && code !== 'commander.excessArguments') return []
  return [`${command.name()} has ${flags(command).join(', ')}`]
}

const names = ({ commands }: Command): string[] => commands.map((one) => one.name())

const flags = ({ options }: Command): string[] => [
  ...options.flatMap(({ long }) => long ?? []),
  '--help',
]
