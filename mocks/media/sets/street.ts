import type { Dice } from '../../../src/core/dice.ts'
import { mix } from '../palettes.ts'
import { beam, circle, filled, line, many, polygon, px, rect } from '../shapes.ts'
import { land, ridge } from '../skies.ts'
import { between, pick, pieces, type Stage } from '../stage.ts'

/** The backlot itself: a row of painted facades, the water tower, a lamp on its stand. */
export function street(stage: Stage): string {
  const { colours, chance } = stage
  const hill = ridge(stage, { at: 0.66, swing: 4, wave: 110, label: 'hill' })
  const mid = ridge(stage, { at: 0.76, swing: 3, wave: 70, label: 'hill2' })
  return (
    land(stage, hill, mix(colours.far, colours.sky[2], 0.3)) +
    land(stage, mid, mix(colours.far, colours.near, 0.4)) +
    tower(stage) +
    facades(stage) +
    lamps(stage) +
    (chance.unit('bulbs') < 0.7 ? bulbs(stage) : '')
  )
}

/** What all studios have: a tank on legs. */
function tower({ width, ground, unit, colours, chance }: Stage): string {
  const dice = chance.of('tower')
  const x = width * between(dice, 'x', 0.15, 0.85)
  const size = Math.min(unit * between(dice, 'size', 8, 10), ground * 0.13)
  const top = ground - Math.min(unit * 58, ground * 0.72)
  const steel = mix(colours.near, colours.far, 0.2)
  const leg = (dx: number): string =>
    line(
      [
        [x + dx * size * 0.6, top + size],
        [x + dx * size, ground],
      ],
      steel,
      unit * 0.7,
    )
  const tank = pick(dice, 'paint', [colours.paper, colours.walls[0] ?? colours.paper])
  return (
    leg(-1) +
    leg(1) +
    leg(-0.3) +
    leg(0.3) +
    line(
      [
        [x - size * 0.75, top + size * 2.4],
        [x + size * 0.75, top + size * 2.4],
      ],
      steel,
      unit * 0.5,
    ) +
    rect([x - size, top - size * 0.5], [size * 2, size * 1.6], mix(tank, colours.near, 0.12)) +
    rect([x - size, top - size * 0.05], [size * 2, size * 0.55], mix(tank, colours.near, 0.45)) +
    polygon(
      [
        [x - size * 1.1, top - size * 0.5],
        [x + size * 1.1, top - size * 0.5],
        [x, top - size * 1.25],
      ],
      steel,
    )
  )
}

function facades(stage: Stage): string {
  const { width, unit, chance } = stage
  const count = pieces(stage, 17)
  const wide = width / count
  return many(count, (index) => {
    const dice = chance.of('facade').of(index)
    const tall = Math.min(unit * between(dice, 'tall', 22, 42), stage.ground * 0.55)
    return facade(stage, { x: wide * index, wide, tall, dice, index })
  })
}

interface Facade {
  readonly x: number
  readonly wide: number
  readonly tall: number
  readonly dice: Dice
  readonly index: number
}

function facade(stage: Stage, house: Facade): string {
  const { ground, unit, colours } = stage
  const { x, wide, tall, dice, index } = house
  const walls = colours.walls
  const wall = walls[(index * 2 + stage.chance.int('paint', 0, 4)) % walls.length] ?? colours.near
  const trim = mix(wall, colours.paper, 0.45)
  const crown = pick(dice, 'crown', crowns)
  return (
    crown(house, ground - tall, wall) +
    rect([x, ground - tall], [wide + 0.6, tall + 1], wall) +
    rect([x - unit * 0.4, ground - tall], [wide + unit * 0.8, unit * 1.2], trim) +
    windows(stage, house, trim) +
    shop(stage, house, wall)
  )
}

type Crown = (house: Facade, y: number, wall: string) => string

const crowns: readonly [Crown, ...Crown[]] = [
  ({ x, wide }, y, wall) => rect([x + wide * 0.2, y - wide * 0.2], [wide * 0.6, wide * 0.25], wall),
  ({ x, wide }, y, wall) =>
    polygon(
      [
        [x, y + 1],
        [x + wide, y + 1],
        [x + wide / 2, y - wide * 0.42],
      ],
      wall,
    ),
  ({ x, wide }, y, wall) =>
    filled(`M${px(x)} ${px(y + 1)}a${px(wide / 2)} ${px(wide * 0.4)} 0 0 1 ${px(wide)} 0z`, wall),
  ({ x, wide }, y, wall) =>
    rect([x, y - wide * 0.14], [wide * 0.22, wide * 0.2], wall) +
    rect([x + wide * 0.39, y - wide * 0.14], [wide * 0.22, wide * 0.2], wall) +
    rect([x + wide * 0.78, y - wide * 0.14], [wide * 0.22, wide * 0.2], wall),
  () => '',
]

function windows(
  { ground, unit, colours }: Stage,
  { x, wide, tall, dice }: Facade,
  trim: string,
): string {
  const columns = dice.int('columns', 2, 3)
  const rows = Math.max(1, Math.floor((tall - unit * 14) / (unit * 8)))
  const pane = [(wide / columns) * 0.46, unit * 4.6] as const
  const shade = mix(colours.near, colours.ink, 0.4)
  return many(columns * rows, (cell) => {
    const left = x + (wide / columns) * ((cell % columns) + 0.27)
    const top = ground - tall + unit * (3 + Math.floor(cell / columns) * 8)
    const lit = dice.unit(`lit${cell}`) < (colours.night ? 0.6 : 0.45)
    return (
      rect([left, top], pane, lit ? colours.lamp : shade) +
      rect([left - unit * 0.3, top + pane[1]], [pane[0] + unit * 0.6, unit * 0.7], trim)
    )
  })
}

/** The shop on the street: a lit window, a door, an awning in stripes. */
function shop({ ground, unit, colours }: Stage, { x, wide, dice }: Facade, wall: string): string {
  const top = ground - unit * 8.5
  const glass = mix(colours.lamp, colours.paper, 0.25)
  const cloth = pick(dice, 'cloth', [
    mix(wall, colours.ink, 0.45),
    colours.lamp,
    mix(wall, colours.ink, 0.65),
  ])
  const stripes = 6
  const awning = many(stripes, (index) =>
    rect(
      [x + wide * (0.06 + (0.88 / stripes) * index), top - unit * 1.6],
      [(wide * 0.88) / stripes + 0.3, unit * 2.6],
      index % 2 ? colours.paper : cloth,
    ),
  )
  return (
    rect([x + wide * 0.1, top], [wide * 0.46, unit * 7], glass) +
    rect([x + wide * 0.66, top], [wide * 0.22, unit * 8.6], mix(wall, colours.ink, 0.6)) +
    circle([x + wide * 0.84, top + unit * 5], unit * 0.35, colours.lamp) +
    awning
  )
}

/** Lamps on three legs, as they light a set, with their cones of light. */
function lamps(stage: Stage): string {
  const { width, colours, chance } = stage
  const dice = chance.of('lamps')
  const left = lamp(stage, width * between(dice, 'left', 0.07, 0.3), 1)
  const right = lamp(stage, width * between(dice, 'right', 0.7, 0.93), -1)
  const light = beam('right', colours.lamp, 0.55) + beam('left', colours.lamp, 0.55)
  return light + [left, right, left + right][dice.int('which', 0, 2)]
}

function lamp({ ground, unit, colours }: Stage, x: number, way: 1 | -1): string {
  const at = (dx: number, up: number) => [x + way * dx * unit, ground - up * unit] as const
  const leg = (dx: number): string => line([at(0, 9), at(dx, 0)], colours.ink, unit * 0.7)
  const cone = `url(#beam-${way === 1 ? 'right' : 'left'})`
  return (
    polygon([at(3, 23.4), at(50, 46), at(50, 15), at(3, 18.6)], cone) +
    line([at(0, 21), at(0, 8)], colours.ink, unit * 0.8) +
    leg(-5) +
    leg(5) +
    leg(0) +
    polygon([at(-3.4, 22.6), at(3, 24.2), at(3, 17.8), at(-3.4, 19.2)], colours.ink) +
    polygon([at(3, 24.2), at(4, 24.6), at(4, 17.4), at(3, 17.8)], colours.lamp)
  )
}

/** A string of bulbs across the street. */
function bulbs({ width, ground, unit, colours }: Stage): string {
  const spans = Math.max(1, Math.round(width / unit / 60))
  const sag = (x: number): number => {
    const along = ((x / width) * spans) % 1
    return ground * 0.36 + 4 * along * (1 - along) * unit * 7
  }
  const points = Array.from(
    { length: spans * 12 + 1 },
    (_, index) => (index / (spans * 12)) * width,
  )
  return (
    line(
      points.map((x) => [x, sag(x)] as const),
      colours.ink,
      unit * 0.25,
    ) +
    points
      .map(
        (x) =>
          circle([x, sag(x) + unit * 0.9], unit * 0.8, colours.lamp) +
          circle([x, sag(x) + unit * 0.9], unit * 1.7, colours.lamp, { opacity: 0.22 }),
      )
      .join('')
  )
}
