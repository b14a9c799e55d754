import type { Dice } from '../../src/core/dice.ts'
import type { Palette } from './palettes.ts'

/** Where a scene is built: from the top edge down to the slate, whose upper edge is the ground. */
export interface Stage {
  readonly width: number
  /** The y of the slate's upper edge. */
  readonly ground: number
  /** A hundredth of the shorter side, in pixels: everything is sized in it. */
  readonly unit: number
  readonly colours: Palette
  readonly chance: Dice
}

/** A number drawn from `[least, most)`. */
export const between = (chance: Dice, label: string, least: number, most: number): number =>
  least + chance.unit(label) * (most - least)

export function pick<Thing>(chance: Dice, label: string, [first, ...rest]: Choice<Thing>): Thing {
  return rest[chance.int(label, 0, rest.length) - 1] ?? first
}

type Choice<Thing> = readonly [Thing, ...Thing[]]

/** The most of one thing that a set holds, however wide it is. */
const piecesMax = 90

/** How many pieces fill the width, one every `every` units. */
export const pieces = ({ width, unit }: Stage, every: number): number =>
  Math.min(piecesMax, Math.max(1, Math.ceil(width / unit / every)))
