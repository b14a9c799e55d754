import type { Violation } from '../../core/contract.ts'
import { quirkBehind } from '../../core/quirk.ts'
import type { Finding } from '../check.ts'
import type { Transcript } from '../transcript.ts'

/** The mark of a finding that is a case of a known quirk: `{ quirk: id }`, or nothing to add. */
export function quirkMark(
  { provider, quirks }: Transcript,
  of: string,
  violation: Pick<Violation, 'pointer' | 'rule'>,
): Pick<Finding, 'quirk'> {
  const quirk = quirkBehind(provider.quirks, quirks, { of, violation })
  return quirk === undefined ? {} : { quirk: quirk.id }
}
