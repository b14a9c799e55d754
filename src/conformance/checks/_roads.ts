import type { Phase } from '../../core/job.ts'
import { memo } from '../../core/memo.ts'
import type { Transcript } from '../transcript.ts'

/** Every road that a job may take here: the documented ones, and those of quirks that may show. */
export const roadsOf = memo(({ provider, quirks }: Transcript): readonly (readonly Phase[])[] => {
  const { lifecycle } = provider
  const seen = provider.quirks.flatMap((quirk) =>
    quirk.lifecycle !== undefined && quirks.has(quirk.id) ? quirk.lifecycle(lifecycle) : [],
  )
  return [lifecycle, ...seen].flatMap(({ roads }) => Object.values(roads).flat())
})
