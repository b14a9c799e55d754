import type { Size } from './job.ts'
import { type Abilities, type AspectRatio, aspectRatios } from './provider.ts'

type Sizes = Abilities['sizes']

/** The ratio that is drawn in just this size; `null` for any other size. */
export const ratioOf = ({ width, height }: Size, sizes: Sizes): AspectRatio | null =>
  aspectRatios.find((ratio) => sizes[ratio].width === width && sizes[ratio].height === height) ??
  null

/** The size that a ratio is drawn in; `null` for what is no ratio. */
export function sizeOf(name: unknown, sizes: Sizes): Size | null {
  const known = aspectRatios.find((ratio) => ratio === name)
  return known === undefined ? null : sizes[known]
}
