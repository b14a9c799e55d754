import type { Dice } from '../../../src/core/dice.ts'
import { mix } from '../palettes.ts'
import { beam, line, many, polygon, rect } from '../shapes.ts'
import { between, pieces, type Stage } from '../stage.ts'

/** A skyline on the night of a premiere: towers behind towers, searchlights. */
export function city(stage: Stage): string {
  const { colours } = stage
  return (
    row(stage, {
      every: 11,
      tall: [26, 56],
      tint: mix(colours.far, colours.sky[2], 0.45),
      label: 'far',
      lit: 0,
    }) +
    row(stage, {
      every: 13,
      tall: [18, 46],
      tint: mix(colours.far, colours.near, 0.45),
      label: 'middle',
      lit: 0.3,
    }) +
    searchlights(stage) +
    row(stage, {
      every: 15,
      tall: [10, 30],
      tint: mix(colours.near, colours.ink, 0.45),
      label: 'near',
      lit: 0.5,
    })
  )
}

interface Row {
  /** A tower every so many units. */
  readonly every: number
  /** In units. */
  readonly tall: readonly [number, number]
  readonly tint: string
  readonly label: string
  /** The share of windows with a light in them. */
  readonly lit: number
}

function row(stage: Stage, { every, tall, tint, label, lit }: Row): string {
  const { width, ground, unit, chance } = stage
  const count = pieces(stage, every)
  return many(count, (index) => {
    const dice = chance.of(label).of(index)
    const wide = (width / count) * between(dice, 'wide', 0.75, 1.15)
    const high = Math.min(unit * between(dice, 'tall', ...tall), ground * 0.72)
    const x = (index / count) * width
    const spot = { x, wide, high, dice }
    return (
      roof(stage, spot, tint) +
      rect([x, ground - high], [wide, high + 1], tint) +
      (lit === 0 ? '' : windows(stage, spot, lit))
    )
  })
}

interface Spot {
  readonly x: number
  readonly wide: number
  readonly high: number
  readonly dice: Dice
}

function roof({ ground, unit }: Stage, { x, wide, high, dice }: Spot, tint: string): string {
  const y = ground - high
  const middle = x + wide / 2
  const mast = line(
    [
      [middle, y - unit * 2],
      [middle, y - unit * 9],
    ],
    tint,
    unit * 0.4,
  )
  const steps =
    rect([x + wide * 0.18, y - unit * 2.2], [wide * 0.64, unit * 2.4], tint) +
    rect([x + wide * 0.34, y - unit * 4.2], [wide * 0.32, unit * 2.4], tint)
  const kinds = [
    '',
    steps + mast,
    polygon(
      [
        [x, y + 1],
        [x + wide, y + 1],
        [x + wide, y - wide * 0.4],
      ],
      tint,
    ),
    polygon(
      [
        [x + wide * 0.2, y + 1],
        [x + wide * 0.8, y + 1],
        [middle, y - unit * 9],
      ],
      tint,
    ),
    steps,
  ]
  return kinds[dice.int('roof', 0, kinds.length - 1)] ?? ''
}

/** The most windows of one tower. */
const windowsMax = 60

function windows(
  { ground, unit, colours }: Stage,
  { x, wide, high, dice }: Spot,
  lit: number,
): string {
  const columns = Math.max(1, Math.floor(wide / unit / 3))
  const rows = Math.floor(high / unit / 3.4)
  return many(Math.min(windowsMax, columns * rows), (cell) => {
    if (dice.unit(`lit${cell}`) > lit) return ''
    const left = x + (wide / columns) * ((cell % columns) + 0.28)
    const top = ground - high + unit * (1.6 + Math.floor(cell / columns) * 3.4)
    return rect([left, top], [(wide / columns) * 0.46, unit * 1.5], colours.lamp, { opacity: 0.85 })
  })
}

function searchlights({ width, ground, unit, colours, chance }: Stage): string {
  const rays = many(chance.of('searchlights').int('count', 2, 4), (index) => {
    const dice = chance.of('searchlight').of(index)
    const x = width * between(dice, 'x', 0.1, 0.9)
    const lean = x + unit * between(dice, 'lean', -40, 40)
    const [foot, top] = [unit, unit * 7]
    return polygon(
      [
        [x - foot, ground],
        [x + foot, ground],
        [lean + top, 0],
        [lean - top, 0],
      ],
      'url(#beam-up)',
    )
  })
  return beam('up', colours.lamp, 0.6) + rays
}
