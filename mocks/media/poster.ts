import { dice } from '../../src/core/dice.ts'
import type { Size } from '../../src/core/job.ts'
import type { Picture } from '../../src/core/picture.ts'
import { palettes } from './palettes.ts'
import { city } from './sets/city.ts'
import { coast } from './sets/coast.ts'
import { desert } from './sets/desert.ts'
import { hills } from './sets/hills.ts'
import { street } from './sets/street.ts'
import { sky } from './skies.ts'
import { layOut, slate } from './slate.ts'
import { pick } from './stage.ts'

/** A side of a picture in pixels. */
export const sideMax = 8192

const side = (length: number): number =>
  Math.min(sideMax, Math.max(1, Math.round(Number.isFinite(length) ? length : 1)))

/** The size that a picture is drawn in: whole pixels, 1 to 8192 each way. */
export const drawnSize = ({ width, height }: Size): Size => ({
  width: side(width),
  height: side(height),
})

/** Sets that a scene plays in. */
const sets = [street, coast, hills, city, desert] as const

/** A scene above, the clapperboard's slate with the prompt on it below, as an SVG without text. */
export function poster(picture: Picture): string {
  const { width, height } = drawnSize(picture.size)
  const chance = dice(picture.seed).of(picture.provider).of(picture.prompt)
  const colours = pick(chance, 'palette', palettes)
  const unit = Math.max(Math.min(width, height) / 100, Math.max(width, height) / 1600)
  const layout = layOut(picture, { width, height })
  const stage = { width, ground: layout.top, unit, colours, chance }
  const set = pick(chance, 'set', sets)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${sky(stage)}${set(stage)}${slate(layout, colours)}</svg>`
}
