import type { Caught, End } from './hunt.ts'

/** How many mutants came to each end. */
export type Count = Readonly<Record<End['kind'], number>>

export interface Row extends Count {
  readonly name: string
  /** All that were planted: those that are absent are not. */
  readonly planted: number
  /** The share of the killed among the planted that are not proved equivalent; `null` where there
   *  are none. */
  readonly score: number | null
}

/** What a run over mutants came to. */
export interface Matrix {
  readonly whole: boolean
  readonly target: string
  readonly seed: number
  readonly drawn: number
  readonly ms: number
  readonly total: Row
  readonly providers: readonly Row[]
  readonly classes: readonly Row[]
  /** For each check how many mutants it broke on, and how many on which no other check did. */
  readonly checks: readonly {
    readonly id: string
    readonly kills: number
    readonly alone: number
  }[]
  /** Everything that was not killed, worst first. */
  readonly rest: readonly Caught[]
}

export interface Run {
  /** All faults of all providers were listed. */
  readonly whole: boolean
  readonly target: string
  readonly seed: number
  readonly drawn: number
  readonly ms: number
  readonly checkIds: readonly string[]
}

const worst = ['crashed', 'survived', 'unreached', 'equivalent', 'absent'] as const

/** Sums up the ends of mutants, worst first in every list. */
export function matrix(caught: readonly Caught[], { checkIds, ...run }: Run): Matrix {
  const providers = Map.groupBy(caught, ({ id }) => id.split('/')[0] ?? '')
  const classes = Map.groupBy(caught, (one) => one.class)
  return {
    ...run,
    total: row('all', caught),
    providers: rows(providers),
    classes: rows(classes),
    checks: checkIds
      .map((id) => ({ id, ...killsOf(id, caught) }))
      .toSorted((a, b) => a.kills - b.kills),
    rest: worst.flatMap((kind) => caught.filter(({ end }) => end.kind === kind)),
  }
}

/** 0: everything planted was found or is proved equivalent, and every check found something where all
 *  was planted; 1: not so. */
export const exitCodeOf = ({ total, whole, checks }: Matrix): 0 | 1 =>
  total.killed + total.equivalent < total.planted ||
  (whole && checks.some(({ kills }) => kills === 0))
    ? 1
    : 0

/** Worst first. */
const rows = (groups: ReadonlyMap<string, readonly Caught[]>): readonly Row[] =>
  [...groups]
    .map(([name, group]) => row(name, group))
    .toSorted((a, b) => (a.score ?? 1) - (b.score ?? 1))

function row(name: string, group: readonly Caught[]): Row {
  const count = (kind: End['kind']): number => group.filter(({ end }) => end.kind === kind).length
  const [killed, equivalent, absent] = [count('killed'), count('equivalent'), count('absent')]
  const planted = group.length - absent
  const counts = planted - equivalent
  return {
    name,
    killed,
    survived: count('survived'),
    crashed: count('crashed'),
    unreached: count('unreached'),
    equivalent,
    absent,
    planted,
    score: counts === 0 ? null : killed / counts,
  }
}

function killsOf(id: string, caught: readonly Caught[]): { kills: number; alone: number } {
  const kills = caught.flatMap(({ end }) =>
    end.kind === 'killed' && end.checks.includes(id) ? [end.checks] : [],
  )
  return { kills: kills.length, alone: kills.filter((checks) => checks.length === 1).length }
}
