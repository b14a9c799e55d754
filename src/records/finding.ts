import type { Finding } from '../conformance/check.ts'
import { isBreach } from '../conformance/report/worst.ts'
import type { Script } from '../conformance/script.ts'
import type { Environment, RunRecord } from './record.ts'

/** A breach in a file of its own: all that it takes to perform its script again. */
export interface FoundFile {
  readonly environment: Environment
  /** The performance in which it was found: what chance decided follows from it. */
  readonly name: string
  readonly check: string
  readonly sentence: string
  readonly script: Script
  readonly findings: readonly Finding[]
}

/** `webhook/delivered-once` as the name of a file. */
export const fileOf = (check: string): string => `${check.replaceAll(/[^\w-]+/g, '.')}.json`

/** The findings of a run, each as the file that `backlot replay` takes. */
export const foundFiles = ({ environment, report, taken }: RunRecord): readonly FoundFile[] =>
  report.verdicts.filter(isBreach).map(({ check, sentence, script, findings }) => ({
    environment,
    name: taken.find(({ shows }) => shows.includes(check))?.name ?? `${environment.seed}-0`,
    check,
    sentence,
    script,
    findings,
  }))
