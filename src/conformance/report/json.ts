import { againCommand, exitCode, type Report } from './report.ts'

/** The report for programs: as it is, with how to see each breach again. */
export const reportJson = (report: Report): string =>
  JSON.stringify(
    {
      ...report,
      exitCode: exitCode(report),
      providers: report.providers.map(({ provider, verdicts, ...rest }) => ({
        provider,
        ...rest,
        verdicts: verdicts.map((verdict) =>
          verdict.fate === 'broken'
            ? { ...verdict, again: againCommand(report, provider, verdict) }
            : verdict,
        ),
      })),
    },
    null,
    2,
  )
