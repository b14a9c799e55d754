import { mix } from './palettes.ts'
import { circle, filled, gradient, line, many, px, rect } from './shapes.ts'
import { between, type Stage } from './stage.ts'

/** Sky, sun or moon, and what drifts there: behind every set. */
export function sky(stage: Stage): string {
  const { colours, width, ground } = stage
  const [top, middle, low] = colours.sky
  const paint = gradient('sky', 'down', [
    [0, top, 1],
    [0.55, middle, 1],
    [1, low, 1],
  ])
  const air = rect([0, 0], [width, ground], 'url(#sky)')
  const [behind, before] = colours.night ? [stars(stage), ''] : ['', birds(stage)]
  return paint + air + behind + orb(stage) + clouds(stage) + before
}

/** Where sun or moon stand. */
export function orbAt({ width, ground, unit, chance }: Stage): [x: number, y: number, r: number] {
  const dice = chance.of('orb')
  return [
    width * between(dice, 'x', 0.2, 0.8),
    ground * between(dice, 'y', 0.2, 0.5),
    unit * between(dice, 'r', 7, 12),
  ]
}

function orb(stage: Stage): string {
  const { colours } = stage
  const [x, y, r] = orbAt(stage)
  const halo = [3.1, 2.3, 1.6].map((size) =>
    circle([x, y], r * size, colours.orb, { opacity: 0.12 }),
  )
  const disc = circle([x, y], r, colours.orb)
  const grey = mix(colours.orb, colours.sky[1], 0.22)
  const seas = colours.night
    ? circle([x - r * 0.3, y - r * 0.2], r * 0.24, grey) +
      circle([x + r * 0.35, y + r * 0.3], r * 0.16, grey) +
      circle([x + r * 0.15, y - r * 0.5], r * 0.11, grey)
    : ''
  return halo.join('') + disc + seas
}

const starsMax = 140

function stars({ width, ground, unit, colours, chance }: Stage): string {
  const count = Math.min(starsMax, Math.round((width / unit) * 0.5))
  return many(count, (index) => {
    const dice = chance.of('star').of(index)
    const at = [dice.unit('x') * width, dice.unit('y') ** 1.4 * ground * 0.75] as const
    return circle(at, unit * between(dice, 'r', 0.12, 0.34), colours.paper, { opacity: 0.85 })
  })
}

const cloudsMax = 14

/** Long flat clouds: rounded bars laid upon each other. */
function clouds({ width, ground, unit, colours, chance }: Stage): string {
  const count = Math.min(cloudsMax, 2 + Math.round(width / unit / 60))
  const tint = mix(colours.sky[2], colours.paper, colours.night ? 0.1 : 0.6)
  return many(count, (index) => {
    const dice = chance.of('cloud').of(index)
    const x = dice.unit('x') * width
    const y = ground * between(dice, 'y', 0.08, 0.5)
    const long = unit * between(dice, 'long', 16, 34)
    const bar = (dx: number, dy: number, share: number): string =>
      rect([x + dx * long, y + dy * unit], [long * share, unit * 1.7], tint, {
        opacity: colours.night ? 0.16 : 0.5,
        round: unit,
      })
    return bar(0, 0, 1) + bar(0.18, -1.7, 0.5) + bar(-0.14, 1.7, 0.7)
  })
}

function birds({ width, ground, unit, colours, chance }: Stage): string {
  const dice = chance.of('birds')
  const [x, y] = [width * between(dice, 'x', 0.1, 0.8), ground * between(dice, 'y', 0.15, 0.35)]
  return many(dice.int('count', 3, 6), (index) => {
    const bird = dice.of(index)
    const [dx, dy] = [between(bird, 'x', 0, 16) * unit, between(bird, 'y', 0, 8) * unit]
    const span = unit * between(bird, 'span', 0.8, 1.5)
    return line(
      [
        [x + dx - span, y + dy - span * 0.5],
        [x + dx, y + dy],
        [x + dx + span, y + dy - span * 0.5],
      ],
      mix(colours.near, colours.sky[1], 0.25),
      unit * 0.3,
    )
  })
}

interface Ridge {
  /** Its mean height, a share of the ground's y. */
  readonly at: number
  /** How far it rises and falls, in units. */
  readonly swing: number
  /** From one crest to the next, in units. */
  readonly wave: number
  readonly label: string
}

/** A ridge's y at an x: three waves of drawn phase upon each other. */
export function ridge({ ground, unit, chance }: Stage, { at, swing, wave, label }: Ridge) {
  const phases = [1, 2.3, 5.1].map((pace, index) => ({
    pace: (pace * 2 * Math.PI) / (wave * unit),
    phase: chance.of(label).unit(`phase${index}`) * 2 * Math.PI,
    height: (swing * unit) / (index + 1) ** 1.4,
  }))
  return (x: number): number =>
    phases.reduce(
      (y, { pace, phase, height }) => y + Math.sin(x * pace + phase) * height,
      ground * at,
    )
}

const stepsMax = 160

/** The land under a ridge, down to the ground. */
export function land(
  { width, ground, unit }: Stage,
  y: (x: number) => number,
  fill: string,
): string {
  const steps = Math.min(stepsMax, Math.max(4, Math.ceil(width / unit / 1.5)))
  const crest = Array.from({ length: steps + 1 }, (_, step) => (step / steps) * width)
  const path = crest.map((x) => `L${px(x)} ${px(y(x))}`).join('')
  return filled(`M0 ${px(ground + 1)}${path}L${px(width)} ${px(ground + 1)}z`, fill)
}
