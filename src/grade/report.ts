import { addressOf, quoted } from './evidence.ts'
import type { Subject } from './subject.ts'
import type { Verdict } from './verdict.ts'

/** What an examination came to. No secret stands in it. */
export interface Report {
  readonly provider: string
  /** The endpoint, values in its query hidden. */
  readonly url: string
  /** The command line of the whole examination; values of secrets are variables of the shell. */
  readonly command: string
  readonly verdicts: readonly Verdict[]
}

/** 0 all kept, 1 something let through or broken, 3 something inconclusive and nothing worse. */
export function exitCode({ verdicts }: Pick<Report, 'verdicts'>): 0 | 1 | 3 {
  const fates = new Set(verdicts.map(({ fate }) => fate))
  if (fates.has('let-through') || fates.has('broken')) return 1
  return fates.has('inconclusive') ? 3 : 0
}

/** The command that tries one rule again, alone. */
export const againCommand = ({ command }: Report, { rule }: Verdict): string =>
  `${command} --only ${rule}`

export function commandFor(subject: Subject): string {
  const { provider, url, secret, token, tokenName, job, invented, allowHosts } = subject
  return [
    `backlot grade ${addressOf(url)} --provider ${provider.id}`,
    secret === null ? '' : ' --secret "$SECRET"',
    token === null ? '' : ' --token "$TOKEN"',
    token === null || tokenName === 'token' ? '' : ` --token-name ${quoted(tokenName)}`,
    invented ? '' : ` --job ${quoted(job)}`,
    ...allowHosts.map((name) => ` --allow-host ${quoted(name)}`),
  ].join('')
}

/** The report for programs: as it is, with how to see each breach again. */
export const reportJson = (report: Report): string =>
  JSON.stringify(
    {
      ...report,
      exitCode: exitCode(report),
      verdicts: report.verdicts.map((verdict) => ({
        ...verdict,
        again: againCommand(report, verdict),
      })),
    },
    null,
    2,
  )
