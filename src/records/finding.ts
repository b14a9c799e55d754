import type { Finding } from '../conformance/check.ts'
import { checks } from '../conformance/checks/index.ts'
import { isBreach } from '../conformance/report/worst.ts'
import type { Script } from '../conformance/script.ts'
import type { Environment, RunRecord } from './record.ts'
import { shortest } from './shortest.ts'

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
  report.verdicts.filter(isBreach).map(({ check, sentence, script, findings }) => {
    const seen = taken.find(({ shows }) => shows.includes(check))
    const law = checks.find(({ id }) => id === check)
    // Nothing is shrunk where calls cost: what was seen tells what could have been left out.
    const shorter = environment.live !== null && seen !== undefined && law !== undefined
    return {
      environment,
      name: seen?.name ?? `${environment.seed}-0`,
      check,
      sentence,
      script: shorter ? shortest(seen.transcript, law) : script,
      findings,
    }
  })
