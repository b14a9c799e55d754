import { mix, type Palette } from '../palettes.ts'
import { beam, circle, many, polygon, rect } from '../shapes.ts'
import { land, orbAt, ridge } from '../skies.ts'
import { between, type Stage } from '../stage.ts'

/** A lighthouse on its rock, the sea under sun or moon, sails. */
export function coast(stage: Stage): string {
  const { width, ground, unit, colours, chance } = stage
  const horizon = ground * 0.7
  const isle = ridge(stage, { at: 0.69, swing: 2.4, wave: 90, label: 'isle' })
  const water = rect(
    [0, horizon],
    [width, ground - horizon + 1],
    mix(colours.sky[1], colours.near, 0.62),
  )
  // The light stands across from the sun.
  const left = orbAt(stage)[0] > width / 2
  const reach = Math.min(width * 0.5, unit * between(chance, 'rock', 52, 66))
  return (
    land(stage, isle, mix(colours.far, colours.sky[2], 0.35)) +
    water +
    glints(stage, horizon) +
    sails(stage, horizon) +
    rock(stage, { left, reach, horizon }) +
    lighthouse(stage, left ? reach * 0.42 : width - reach * 0.42, horizon)
  )
}

function glints(stage: Stage, horizon: number): string {
  const { ground, unit, colours, chance } = stage
  const [x] = orbAt(stage)
  return many(14, (index) => {
    const dice = chance.of('glint').of(index)
    const depth = (index + 0.4) / 14
    const long = unit * between(dice, 'long', 3, 9) * (0.6 + depth)
    const left = x - long / 2 + unit * between(dice, 'x', -6, 6) * depth
    const size = [long, unit * 0.55] as const
    return rect([left, horizon + (ground - horizon) * depth], size, colours.orb, {
      opacity: 0.5,
      round: unit * 0.3,
    })
  })
}

function sails({ width, unit, colours, chance }: Stage, horizon: number): string {
  return many(chance.of('sails').int('count', 1, 3), (index) => {
    const dice = chance.of('sail').of(index)
    const x = width * between(dice, 'x', 0.38, 0.62)
    const size = unit * between(dice, 'size', 2.2, 4.4)
    const y = horizon + size * 1.1
    const at = (dx: number, dy: number) => [x + dx * size, y + dy * size] as const
    return (
      polygon([at(-0.1, -0.15), at(-0.1, -2.2), at(-0.95, -0.15)], colours.paper) +
      polygon(
        [at(0.1, -0.15), at(0.1, -1.8), at(0.8, -0.15)],
        mix(colours.paper, colours.lamp, 0.5),
      ) +
      polygon([at(-1, 0), at(1, 0), at(0.6, 0.4), at(-0.6, 0.4)], colours.near)
    )
  })
}

interface Shore {
  readonly left: boolean
  /** How far it comes into the picture. */
  readonly reach: number
  readonly horizon: number
}

/** Two ledges, as [share of the reach, share of the sea's height]. */
const ledges = [
  [
    [0, 0],
    [0.56, 0],
    [0.61, 0.22],
    [0.72, 0.28],
    [0.77, 0.6],
    [0.9, 0.66],
    [1, 1.05],
  ],
  [
    [0, 0.42],
    [0.2, 0.46],
    [0.29, 0.66],
    [0.5, 0.7],
    [0.58, 0.88],
    [0.74, 0.9],
    [0.82, 1.05],
  ],
] as const

function rock({ width, ground, unit, colours }: Stage, { left, reach, horizon }: Shore): string {
  const [top, tall] = [horizon - unit * 2, ground - horizon + unit * 2]
  const at = ([x, y]: readonly [number, number]) =>
    [left ? reach * x : width - reach * x, Math.min(ground + 1, top + y * tall)] as const
  const tints = [mix(colours.near, colours.far, 0.22), mix(colours.near, colours.ink, 0.4)]
  return ledges
    .map((ledge, index) => polygon([...ledge, [0, 1.05] as const].map(at), tints[index] ?? ''))
    .join('')
}

function lighthouse({ unit, colours }: Stage, x: number, horizon: number): string {
  const foot = horizon - unit * 1.6
  const tall = Math.min(unit * 36, foot * 0.62)
  const wide = tall * 0.13
  const at = (dx: number, up: number) => [x + dx * wide, foot - up * tall] as const
  const half = (up: number): number => 1 - 0.38 * up
  const band = (from: number, to: number, fill: string): string =>
    polygon(
      [at(-half(from), from), at(half(from), from), at(half(to), to), at(-half(to), to)],
      fill,
    )
  const stripe = colours.walls[0] ?? colours.lamp
  const window = (up: number): string =>
    rect(at(-0.16, up), [wide * 0.32, tall * 0.05], colours.ink)
  return (
    beams(at, colours) +
    many(5, (index) =>
      band(index * 0.17, index * 0.17 + 0.172, index % 2 ? stripe : colours.paper),
    ) +
    band(0, 0.05, colours.ink) +
    rect(at(-0.9, 0.87), [wide * 1.8, tall * 0.025], colours.ink) +
    rect(at(-0.42, 0.96), [wide * 0.84, tall * 0.095], colours.lamp) +
    circle(at(0, 0.92), wide * 1.5, colours.lamp, { opacity: 0.3 }) +
    polygon([at(-0.62, 0.96), at(0.62, 0.96), at(0, 1.06)], stripe) +
    window(0.3) +
    window(0.62)
  )
}

/** To both sides, wider and fainter the further. */
function beams(
  at: (dx: number, up: number) => readonly [number, number],
  { lamp, night }: Palette,
): string {
  const opacity = night ? 0.6 : 0.45
  const ray = (way: 'left' | 'right', to: number): string =>
    beam(way, lamp, opacity) +
    polygon([at(0, 0.915), at(to, 1.24), at(to, 0.82)], `url(#beam-${way})`)
  return ray('right', 26) + ray('left', -26)
}
