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
import { pick, type Stage } from './stage.ts'

/** A side of a picture in pixels. */
export const sideMax = 8192

const side = (length: number): number =>
  Math.min(sideMax, Math.max(1, Math.round(Number.isFinite(length) ? length : 1)))

/** The size that a picture is drawn in: whole pixels, 1 to 8192 each way. */
export const drawnSize = ({ width, height }: Size): Size => ({
  width: side(width),
  height: side(height),
})

type Scenery = (stage: Stage) => string

/** The sets, each with the words of a prompt that call for it. */
const sets: readonly [Set, ...Set[]] = [
  {
    build: coast,
    words: /\b(lighthouses?|sea|oceans?|coast|harbou?r|boats?|ships?|beach|waves?|sail\w*)\b/i,
  },
  {
    build: desert,
    words: /\b(deserts?|western|cowboys?|cactus\w*|canyons?|mesas?|dunes?|mars)\b/i,
  },
  {
    build: hills,
    words: /\b(mountains?|hills?|forests?|woods?|trees?|cabins?|valleys?|snow\w*|lake)\b/i,
  },
  {
    build: city,
    words: /\b(city|cities|skyline|skyscrapers?|towers?|metropolis|cyberpunk|downtown)\b/i,
  },
  {
    build: street,
    words: /\b(streets?|shops?|facades?|houses?|cafes?|studios?|backlot|village|town)\b/i,
  },
]

interface Set {
  readonly build: Scenery
  readonly words: RegExp
}

/** The part of a prompt that is looked through for words, in UTF-16 units. */
const searchedMax = 1_000

/** The set whose word comes first in the prompt. */
function earliest(known: readonly Set[], prompt: string): Set | undefined {
  const found = known.filter(({ words }) => words.test(prompt))
  return found.toSorted((a, b) => prompt.search(a.words) - prompt.search(b.words))[0]
}

/** The palettes that the prompt speaks of, or all. */
function calledFor(known: typeof palettes, prompt: string): typeof palettes {
  const [first, ...rest] = known.filter(({ words }) => words.test(prompt))
  return first === undefined ? known : [first, ...rest]
}

/** A scene above, the clapperboard's slate with the prompt on it below, as an SVG without text. */
export function poster(picture: Picture): string {
  const { width, height } = drawnSize(picture.size)
  const chance = dice(picture.seed).of(picture.provider).of(picture.prompt)
  const prompt = picture.prompt.slice(0, searchedMax)
  const colours = pick(chance, 'palette', calledFor(palettes, prompt))
  const unit = Math.max(Math.min(width, height) / 100, Math.max(width, height) / 1600)
  const layout = layOut(picture, { width, height })
  const stage = { width, ground: layout.top, unit, colours, chance }
  const { build } = earliest(sets, prompt) ?? pick(chance, 'set', sets)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${sky(stage)}${build(stage)}${slate(layout, colours)}</svg>`
}
