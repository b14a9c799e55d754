import type { Rule } from '../conformance/check.ts'
import type { Place } from '../conformance/report/sarif.ts'
import { placesOf } from '../host/place.ts'
import { findProvider } from '../providers/registry.ts'

/** A rule's line in the vendored document or its overlay, as seen from the working folder; `null` for
 *  a provider that is not here. A finding that breaks no rule of a document stands at its head. */
export function ruleAt({ document, pointer, operation }: Rule): Place | null {
  const provider = findProvider(document)
  if (provider === undefined) return null
  const place = placesOf(provider).source(pointer, operation) ?? ''
  const [, file, line] = /^(.*):(\d+)$/.exec(place) ?? []
  return file === undefined ? null : { file: file.replaceAll('\\', '/'), line: Number(line) }
}
