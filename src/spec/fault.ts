/**
 * A document, an overlay or a command line that cannot be used: ends the work on that document.
 * Each line says where, what was expected and what came; the shell prints them without a stack.
 */
export class SpecFault extends Error {
  readonly lines: readonly string[]

  constructor(...lines: readonly string[]) {
    super(lines.join('\n'))
    this.name = 'SpecFault'
    this.lines = lines
  }
}

/** A wrong command line: the shell exits with 2 instead of 1. */
export class UsageFault extends SpecFault {}

/** The text of anything thrown, for a line that a reader sees. */
export function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}
