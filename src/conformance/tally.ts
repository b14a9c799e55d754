import type { Check, Finding } from './check.ts'
import type { Reruns, Verdict } from './report/report.ts'
import type { Script } from './script.ts'
import type { Ability, Target } from './target.ts'
import type { Transcript } from './transcript.ts'

/** What a check has seen and found so far. */
export interface Tally {
  looked: number
  finding: Found | null
  /** The first finding that is a known quirk's, by the quirk's id. */
  readonly quirks: Map<string, Finding>
  /** How its finding was looked for again, try by try. */
  readonly reruns: Rerun[]
}

export interface Found {
  readonly findings: readonly Finding[]
  readonly script: Script
  /** Where the script lies in the seed's draws; `null` for one that was not drawn. */
  readonly path: string | null
}

/** One performance more of the script that showed a breach: it was there again, it was not, or too
 *  little was seen to tell. */
export type Rerun =
  | { readonly kind: 'broken' | 'kept' }
  | { readonly kind: 'unseen'; readonly why: string }

export const emptyTally = (): Tally => ({
  looked: 0,
  finding: null,
  quirks: new Map(),
  reruns: [],
})

/** Judges a transcript, counts it, and gives back what is wrong and no known quirk. */
export function examined(check: Check, transcript: Transcript, tally: Tally): readonly Finding[] {
  if (transcript.cut !== null && check.needs.some((need) => patient.has(need))) return []
  const { looked, findings } = check.examine(transcript)
  tally.looked += looked
  if (findings.length === 0) return findings
  for (const finding of findings) {
    const { quirk } = finding
    if (quirk !== undefined && !tally.quirks.has(quirk)) tally.quirks.set(quirk, finding)
  }
  return findings.filter(({ quirk }) => quirk === undefined)
}

/** Laws about what is still to come: a performance that broke off does not show it. */
const patient: ReadonlySet<Ability> = new Set(['inbox', 'time-travel'])

/** What a law's fate depends on beside its tally. */
export interface Circumstances {
  /** `null`: the target could not even be opened. */
  readonly abilities: ReadonlySet<Ability> | null
  /** What would give the target what it lacks. */
  readonly remedies?: Target['remedies']
  /** Why the inspection broke off, or else why some things were not seen; the first is told. */
  readonly reasons: readonly string[]
  /** Why some of what goes over WebSocket was not heard: no other law is open for that. */
  readonly unheard: readonly string[]
  /** Source of each of the provider's quirks, by id. */
  readonly sources: ReadonlyMap<string, string>
}

export function verdictOf(
  check: Check,
  { looked, finding, quirks, reruns }: Tally,
  { abilities, remedies = {}, reasons, unheard, sources }: Circumstances,
): Verdict {
  const { id, sentence, source, severity, needs } = check
  const law = { check: id, sentence, source, severity, looked }
  if (finding !== null) {
    const again = summed(reruns)
    if (again === null) return { ...law, fate: 'broken', ...finding }
    const found = { ...finding, reruns: again }
    if (again.broken > 0) return { ...law, fate: 'broken', ...found }
    return { ...law, fate: 'inconclusive', reason: onceReason(check, finding, reruns), ...found }
  }
  const lacking = needs.filter((need) => abilities !== null && !abilities.has(need))
  if (lacking.length > 0) {
    const named = lacking.map((need) => {
      const remedy = remedies[need]
      return remedy === undefined ? need : `${need} (${remedy})`
    })
    return { ...law, fate: 'skipped', reason: `the target lacks ${named.join(', ')}` }
  }
  if (quirks.size > 0) {
    const shown = [...quirks].map(([quirk, one]) => ({
      quirk,
      source: sources.get(quirk) ?? '',
      finding: one,
    }))
    return { ...law, fate: 'known quirk', quirks: shown }
  }
  if (looked > 0) return { ...law, fate: 'kept' }
  const [reason] = [...(needs.includes('socket') ? unheard : []), ...reasons]
  if (reason !== undefined) return { ...law, fate: 'inconclusive', reason }
  return { ...law, fate: 'skipped', reason: 'nothing here that the law applies to' }
}

/** The performances that told something, counted; `null` where none was asked for. */
function summed(reruns: readonly Rerun[]): Reruns | null {
  if (reruns.length === 0) return null
  const count = (kind: Rerun['kind']): number => reruns.filter((one) => one.kind === kind).length
  return { made: count('broken') + count('kept'), broken: count('broken') }
}

/** Why a breach that was not seen again is none: `x was broken once and kept in 2 reruns: …`. */
function onceReason({ id }: Check, { findings }: Found, reruns: readonly Rerun[]): string {
  const unseen = reruns.flatMap((one) => (one.kind === 'unseen' ? one.why : []))
  const kept = reruns.length - unseen.length
  const [first] = findings
  const parts = [
    ...(kept > 0 ? [`kept in ${kept} ${kept === 1 ? 'rerun' : 'reruns'}`] : []),
    ...(unseen.length > 0 ? [`not seen in ${unseen.length} (${unseen[0]})`] : []),
  ]
  return `${id} was broken once and ${parts.join(' and ')}: ${first?.what}, ${first?.where}`
}
