import type { Finding } from '../check.ts'
import type { KnownQuirk, ProviderReport } from './report.ts'

/** A known quirk that showed, and what it broke at first. */
export interface ShownQuirk extends KnownQuirk {
  readonly check: string
  readonly finding: Finding
}

/** The known quirks that showed at a provider, each once. */
export function shownQuirks({ verdicts }: ProviderReport): readonly ShownQuirk[] {
  const shown = new Map<string, ShownQuirk>()
  for (const verdict of verdicts) {
    if (verdict.fate !== 'known quirk') continue
    for (const quirk of verdict.quirks) {
      if (!shown.has(quirk.quirk)) shown.set(quirk.quirk, { ...quirk, check: verdict.check })
    }
  }
  return [...shown.values()]
}

/** `known quirk kie/record-id, source: …`. */
export const knownText = ({ quirk, source }: KnownQuirk): string =>
  `known quirk ${quirk}, source: ${source}`

/** `kie/record-id is not seen any more, once known from: …`. */
export const goneText = ({ quirk, source }: KnownQuirk): string =>
  `${quirk} is not seen any more, once known from: ${source}`
