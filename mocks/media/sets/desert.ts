import { mix } from '../palettes.ts'
import { filled, line, many, polygon, px, rect } from '../shapes.ts'
import { land, ridge } from '../skies.ts'
import { between, pieces, type Stage } from '../stage.ts'

/** A western's set: mesas, dunes, cactuses, a windmill. */
export function desert(stage: Stage): string {
  const { colours } = stage
  const dune = ridge(stage, { at: 0.82, swing: 2.6, wave: 120, label: 'dune' })
  const front = ridge(stage, { at: 0.91, swing: 2.2, wave: 80, label: 'front' })
  const sand = mix(colours.near, colours.walls[0] ?? colours.near, 0.5)
  return (
    mesas(stage, { at: 0.74, tint: mix(colours.far, colours.sky[2], 0.5), label: 'far' }) +
    mesas(stage, { at: 0.8, tint: mix(colours.far, colours.near, 0.25), label: 'near' }) +
    land(stage, dune, mix(sand, colours.far, 0.35)) +
    windmill(stage, dune) +
    land(stage, front, mix(sand, colours.ink, 0.2)) +
    cactuses(stage, front)
  )
}

interface Row {
  readonly at: number
  readonly tint: string
  readonly label: string
}

function mesas(stage: Stage, { at, tint, label }: Row): string {
  const { width, ground, unit, chance } = stage
  const count = pieces(stage, 48)
  const base = ground * at
  return (
    rect([0, base], [width, ground - base + 1], tint) +
    many(count + 1, (index) => {
      const dice = chance.of(label).of(index)
      const x = ((index + between(dice, 'x', -0.6, 0.4)) / count) * width
      const wide = unit * between(dice, 'wide', 14, 34)
      const tall = Math.min(unit * between(dice, 'tall', 9, 26), ground * 0.34)
      const step = between(dice, 'step', 0.45, 0.7)
      return polygon(
        [
          [x - wide * 0.3, base + 1],
          [x - wide * 0.12, base - tall * step],
          [x, base - tall * step],
          [x + wide * 0.05, base - tall],
          [x + wide * 0.72, base - tall],
          [x + wide * 0.78, base - tall * step * 0.9],
          [x + wide * 0.95, base - tall * step * 0.9],
          [x + wide * 1.2, base + 1],
        ],
        tint,
      )
    })
  )
}

function cactuses(stage: Stage, crest: (x: number) => number): string {
  const { width, unit, colours, chance } = stage
  const count = pieces(stage, 30)
  const green = mix(colours.near, colours.ink, 0.55)
  return many(count, (index) => {
    const dice = chance.of('cactus').of(index)
    const x = ((index + between(dice, 'x', 0.1, 0.9)) / count) * width
    const tall = unit * between(dice, 'tall', 9, 20)
    const y = crest(x) + unit
    const arm = (way: number, low: number, high: number): string =>
      line(
        [
          [x, y - tall * low],
          [x + way * tall * 0.26, y - tall * low],
          [x + way * tall * 0.26, y - tall * high],
        ],
        green,
        tall * 0.11,
      )
    return (
      line(
        [
          [x, y],
          [x, y - tall],
        ],
        green,
        tall * 0.15,
      ) +
      arm(-1, 0.38, 0.7) +
      arm(1, 0.5, 0.86)
    )
  })
}

function windmill({ width, unit, colours, chance }: Stage, crest: (x: number) => number): string {
  const dice = chance.of('windmill')
  const x = width * between(dice, 'x', 0.25, 0.75)
  const foot = crest(x) + unit
  const hub = foot - unit * 24
  const steel = mix(colours.near, colours.ink, 0.5)
  const turn = between(dice, 'turn', 0, 1)
  const blade = (index: number): string => {
    const angle = ((index + turn) / 10) * 2 * Math.PI
    const at = (radius: number, off: number): string =>
      `${px(x + Math.cos(angle + off) * unit * radius)} ${px(hub + Math.sin(angle + off) * unit * radius)}`
    return filled(`M${at(1, 0)}L${at(6, -0.2)}L${at(6, 0.2)}z`, colours.paper)
  }
  return (
    line(
      [
        [x - unit * 4, foot],
        [x, hub],
        [x + unit * 4, foot],
      ],
      steel,
      unit * 0.6,
    ) +
    line(
      [
        [x - unit * 2.7, foot - unit * 8],
        [x + unit * 2.7, foot - unit * 8],
      ],
      steel,
      unit * 0.5,
    ) +
    line(
      [
        [x - unit * 1.4, foot - unit * 16],
        [x + unit * 1.4, foot - unit * 16],
      ],
      steel,
      unit * 0.5,
    ) +
    polygon(
      [
        [x, hub - unit * 0.4],
        [x + unit * 8, hub - unit * 2],
        [x + unit * 8, hub + unit * 2],
        [x, hub + unit * 0.4],
      ],
      colours.walls[0] ?? steel,
    ) +
    many(10, blade)
  )
}
