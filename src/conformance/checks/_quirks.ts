import type { Violation } from '../../core/contract.ts'
import { quirkBehind } from '../../core/quirk.ts'
import type { Transcript } from '../transcript.ts'

/** Of the rules that an answer or a call breaks, those that no known quirk breaks. */
export const unexplained = <Rule extends Pick<Violation, 'pointer' | 'rule'>>(
  { provider, quirks }: Transcript,
  of: string,
  broken: readonly Rule[],
): readonly Rule[] =>
  broken.filter((violation) => !quirkBehind(provider.quirks, quirks, { of, violation }))
