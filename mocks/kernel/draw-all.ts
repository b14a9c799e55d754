import type { Draw, Picture } from '../../src/core/picture.ts'
import { type Drawn, nothingDrawn } from './drawn.ts'

/** Draws the pictures of one answer or call. */
export async function drawAll(pictures: readonly Picture[], draw: Draw): Promise<Drawn> {
  if (pictures.length === 0) return nothingDrawn
  const files = pictures.map(async (picture) => [picture.id, await draw(picture)] as const)
  return new Map(await Promise.all(files))
}
