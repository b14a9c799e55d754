import type { Check, Finding } from '../conformance/check.ts'
import { perform } from '../conformance/perform.ts'
import { type OpenTarget, Unreachable } from '../conformance/target.ts'
import type { Transcript } from '../conformance/transcript.ts'
import type { Provider } from '../core/provider.ts'
import type { FoundFile } from './finding.ts'

export interface ReplayOptions {
  readonly provider: Provider
  readonly check: Check
  readonly open: OpenTarget
}

export type Replayed =
  | { readonly fate: 'kept'; readonly transcript: Transcript }
  | {
      readonly fate: 'broken'
      readonly findings: readonly Finding[]
      readonly transcript: Transcript
    }
  | { readonly fate: 'inconclusive'; readonly reason: string }

/** Performs the script of a finding once, as it was performed then, and judges it by its check. */
export async function replay(
  { environment, name, script }: FoundFile,
  { provider, check, open }: ReplayOptions,
): Promise<Replayed> {
  const { seed, fidelity, quirks, scenario } = environment
  const opening = { seed, fidelity, quirks, ...(scenario !== null && { scenario }) }
  try {
    const target = await open(provider, opening)
    try {
      const transcript = await perform(script, { provider, target, name })
      const findings = check.examine(transcript).findings.filter(({ quirk }) => quirk === undefined)
      if (findings.length > 0) return { fate: 'broken', findings, transcript }
      const { cut, missed, unheard = [] } = transcript
      const [reason] = [cut ?? [], missed, unheard].flat()
      return reason === undefined ? { fate: 'kept', transcript } : { fate: 'inconclusive', reason }
    } finally {
      await target.close()
    }
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error
    return { fate: 'inconclusive', reason: error.message }
  }
}
