import { scenarios as all } from '../../mocks/kernel/scenarios.ts'
import type { ExitCode } from './exit-code.ts'
import { colours, columns, print } from './print.ts'

export interface ScenariosFlags {
  readonly json?: true
}

/** Lists what can be lived through, and how to ask for it. */
export async function scenarios({ json }: ScenariosFlags): Promise<ExitCode> {
  if (json) print(JSON.stringify(all, null, 2))
  else print(...table())
  return 0
}

function table(): string[] {
  const { bold, dim } = colours()
  return [
    ...columns(all.map(({ name, what, healthy }) => [bold(name), healthy ? what : dim(what)])),
    '',
    'In the first three a provider keeps its contract; in the others it breaks something on purpose,',
    'and backlot check says so.',
    '',
    'They compose by +, and the later decides: slow+lost-webhook. Asked for',
    ...columns([
      [dim('  by a call'), "the header 'Prefer: scenario=NAME'"],
      [dim('  by a prompt'), '[[backlot:NAME]] anywhere in it'],
      [dim('  for all'), 'backlot serve --scenario NAME'],
      [dim('  while it runs'), 'the control API at /__backlot/'],
    ]),
  ]
}
