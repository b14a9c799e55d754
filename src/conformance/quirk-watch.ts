import { readJson } from '../core/exchange.ts'
import type { Provider } from '../core/provider.ts'
import type { Quirk } from '../core/quirk.ts'
import type { Transcript } from './transcript.ts'

/** Which quirks had an occasion to show in what was seen, by id. */
export function occasions({ provider, quirks, entries }: Transcript): ReadonlySet<string> {
  const found = provider.quirks.filter(
    (quirk) =>
      quirks.has(quirk.id) &&
      entries.some(({ operation, response: { status, body } }) =>
        isDue(quirk, operation, { status, body }),
      ),
  )
  return new Set(found.map(({ id }) => id))
}

function isDue(
  { breaks, due }: Quirk,
  operation: string | null,
  { status, body }: { readonly status: number; readonly body: string | Uint8Array },
): boolean {
  if (due === undefined || !breaks.some(({ of }) => of === operation)) return false
  return due({ status, body: readJson(body) })
}

/** Quirks that did not show although there was occasion. */
export const gone = (
  { quirks }: Provider,
  { due, shown }: { readonly due: ReadonlySet<string>; readonly shown: ReadonlySet<string> },
): readonly Quirk[] => quirks.filter(({ id }) => due.has(id) && !shown.has(id))
