import type { Phase } from '../../core/job.ts'
import { memo } from '../../core/memo.ts'
import type { Provider } from '../../core/provider.ts'
import type { Quirks } from '../../core/quirk.ts'
import type { Transcript } from '../transcript.ts'

/** What a lifecycle says of where a job begins, and how soon it can be over. */
interface Roads {
  /** The phases that a job may be in at first. */
  readonly firsts: ReadonlySet<Phase>
  /** The shortest road's time. Results with ends of their own come from half of it on. */
  readonly leastMs: number
}

/** The roads that a job may take here: the documented ones, and those of quirks that may show. */
export const roadsOf = ({ provider, quirks }: Transcript): Roads => known(provider)(quirks)

const known = memo((provider: Provider) => memo((quirks: Quirks) => roads(provider, quirks)))

function roads(provider: Provider, quirks: Quirks): Roads {
  const { lifecycle } = provider
  const seen = provider.quirks.flatMap((quirk) =>
    quirk.lifecycle !== undefined && quirks.has(quirk.id) ? quirk.lifecycle(lifecycle) : [],
  )
  const all = [lifecycle, ...seen].flatMap((life) => Object.values(life.roads).flat())
  const { phases, waiting, perResult } = lifecycle
  const lengths = all.map((road) =>
    road.reduce((sum, phase) => sum + (phases[phase]?.dwellMs?.[0] ?? 0), 0),
  )
  return {
    firsts: new Set([waiting ?? [], all.flatMap(([first]) => first ?? [])].flat()),
    leastMs: Math.min(...lengths) / (perResult ? 2 : 1),
  }
}
