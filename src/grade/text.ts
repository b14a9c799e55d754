import pc from 'picocolors'
import type { Evidence } from './evidence.ts'
import { againCommand, type Report } from './report.ts'
import { severities } from './rule.ts'
import type { Verdict } from './verdict.ts'

type Colours = ReturnType<typeof pc.createColors>
type Fate = Verdict['fate']

/** How each fate looks, worst first. */
const looks = {
  'let-through': { mark: '✗', word: 'let through', colour: 'red' },
  broken: { mark: '✗', word: 'broken', colour: 'red' },
  warned: { mark: '!', word: 'warning', colour: 'yellow' },
  inconclusive: { mark: '?', word: 'inconclusive', colour: 'yellow' },
  kept: { mark: '✓', word: 'kept', colour: 'green' },
  skipped: { mark: '–', word: 'not applicable', colour: 'dim' },
} as const satisfies Record<
  Fate,
  { readonly mark: string; readonly word: string; readonly colour: keyof Colours }
>

const fates = Object.keys(looks) as Fate[] // The table's keys are these.

/** Columns of a usual terminal; lines to be copied may be longer. */
const WIDTH = 100

/** So many are shown with their evidence; of the rest it is said how to see it. */
const DETAILED_MAX = 5

/** The report for people: a line a rule, worst first, then the evidence of each that went wrong. */
export function reportText(report: Report, { colour }: { readonly colour: boolean }): string {
  const colours = pc.createColors(colour)
  const { provider, url } = report
  const ranked = report.verdicts.toSorted((a, b) => rank(a) - rank(b))
  const wrong = ranked.filter(isWrong)
  const open = ranked.some(({ fate }) => fate === 'inconclusive')
  const lines = [
    `${colours.bold(`webhooks of ${provider}`)} ${colours.dim('→')} ${url}`,
    summary(ranked, colours),
    '',
    ...table(ranked, colours),
    ...untried(ranked, colours),
    ...wrong.slice(0, DETAILED_MAX).flatMap((verdict) => details(verdict, report, colours)),
    ...others(wrong.slice(DETAILED_MAX), report, colours),
    ...(open ? advice(report, colours) : []),
  ]
  return `${lines.join('\n')}\n`
}

/** What is let through is as bad as what is broken: there the severity decides. */
const rank = ({ fate, severity }: Verdict): number =>
  fates.indexOf(fate === 'broken' ? 'let-through' : fate) * severities.length +
  severities.indexOf(severity)

const isWrong = ({ fate, evidence }: Verdict): boolean =>
  evidence.length > 0 && fate !== 'kept' && fate !== 'skipped'

function summary(verdicts: readonly Verdict[], colours: Colours): string {
  const counts = fates.map((fate) => ({
    fate,
    count: verdicts.filter((verdict) => verdict.fate === fate).length,
  }))
  return counts
    .filter(({ count }) => count > 0)
    .map(({ fate, count }) => colours[looks[fate].colour](`${count} ${looks[fate].word}`))
    .join(', ')
}

const RULE_COLUMNS = 18
const SEVERITY_COLUMNS = 8

function table(verdicts: readonly Verdict[], colours: Colours): string[] {
  const shown = verdicts.filter(({ evidence }) => evidence.length > 0)
  return shown.map(({ fate, rule, severity, reason, sentence }) => {
    const { mark, colour } = looks[fate]
    const name = rule.padEnd(RULE_COLUMNS)
    const said = fate === 'kept' ? sentence : reason
    const room = WIDTH - RULE_COLUMNS - SEVERITY_COLUMNS - 8
    const loud = fate === 'kept' ? name : colours.bold(name)
    const grade = colours.dim(severity.padEnd(SEVERITY_COLUMNS))
    return `  ${colours[colour](mark)} ${loud}  ${grade}  ${cut(said, room)}`
  })
}

/** What was not tried, a paragraph a reason. */
function untried(verdicts: readonly Verdict[], { dim }: Colours): string[] {
  const those = verdicts.filter(({ evidence }) => evidence.length === 0)
  const groups = Map.groupBy(those, ({ fate, reason }) => `${looks[fate].mark} ${reason}`)
  return [...groups].flatMap(([reason, group]) =>
    filled(`${reason}: ${group.map(({ rule }) => rule).join(', ')}`).map((line, index) =>
      dim(`  ${index === 0 ? '' : '  '}${line}`),
    ),
  )
}

/** A text in lines that leave room before them. */
function filled(text: string): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + word.length + 5 > WIDTH) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}

const cut = (text: string, room: number): string =>
  text.length > room ? `${text.slice(0, room - 1)}…` : text

const LABEL_COLUMNS = 10

function details(verdict: Verdict, report: Report, colours: Colours): string[] {
  const { rule, severity, fate, sentence, expects, source, evidence } = verdict
  const { mark, word, colour } = looks[fate]
  const line = (label: string, text: string): string =>
    `  ${colours.dim(label.padEnd(LABEL_COLUMNS))}${text}`
  const curl = evidence.at(-1)?.curl
  return [
    '',
    `${colours[colour](mark)} ${colours.bold(rule)}  ${colours[colour](word)}, ${severity}`,
    `  ${sentence}`,
    ...evidence.flatMap((one) => told(one, line)),
    line('expected', wanted[expects]),
    line('source', source),
    line('again', againCommand(report, verdict)),
    ...(curl === null || curl === undefined ? [] : [line('by hand', curl)]),
  ]
}

function others(
  verdicts: readonly Verdict[],
  { command }: Report,
  { bold, dim }: Colours,
): string[] {
  if (verdicts.length === 0) return []
  const more = `${verdicts.length} more like it: the evidence of one by its name, of all by --json`
  return ['', dim(more), `  ${command} --only ${bold('<rule>')}`]
}

const wanted = {
  accepted: '2xx within the provider’s time-out',
  refused: '4xx',
  answered: 'any answer but 5xx',
} as const satisfies Record<Verdict['expects'], string>

function told(
  { what, method, url, headers, body, bytes, answer, error }: Evidence,
  line: (label: string, text: string) => string,
): string[] {
  const room = WIDTH - LABEL_COLUMNS - 2
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return [
    line('sent', cut(`${what}: ${method} ${url}`, room)),
    line('', cut(head.join('  '), room)),
    line('', cut(body === '' ? '(no body)' : `${oneLine(body)}  (${bytes} bytes)`, room)),
    line('answered', cut(answer === null ? `nothing: ${error}` : answerOf(answer), room)),
  ]
}

const answerOf = ({ status, ms, body }: NonNullable<Evidence['answer']>): string =>
  `${status} in ${ms} ms${body === '' ? '' : `: ${oneLine(body)}`}`

/** What others wrote moves no cursor and breaks no line. */
const oneLine = (text: string): string => text.replace(/[\p{C}\s]+/gu, ' ').trim()

function advice({ verdicts }: Report, { bold }: Colours): string[] {
  const reached = verdicts.some(({ evidence }) => evidence.some(({ answer }) => answer !== null))
  const what = reached
    ? [
        '--secret and --token are those that the receiver was given, and its clock is right',
        '--job names a job that it has on record',
        'the URL’s path is the one that it listens on',
        'where it asks the provider itself, that knows the job as well',
      ]
    : ['it is running, and listens on this host and port']
  return ['', bold('Nothing can be told yet. Check that'), ...what.map((one) => `  · ${one}`)]
}
