import type { ExitCode } from './run.ts'
export interface DemoFlags {
  readonly json?: true
  readonly out?: string
}
export async function demo(_: DemoFlags): Promise<ExitCode> {
  return 0
}
