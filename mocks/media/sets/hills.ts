import { mix } from '../palettes.ts'
import { circle, many, polygon, rect } from '../shapes.ts'
import { land, ridge } from '../skies.ts'
import { between, pieces, type Stage } from '../stage.ts'

/** Mountains behind mountains, firs on the nearest, a hut with a light on. */
export function hills(stage: Stage): string {
  const { colours } = stage
  const layers = [
    { at: 0.56, swing: 9, wave: 70 },
    { at: 0.66, swing: 7, wave: 90 },
    { at: 0.76, swing: 5, wave: 60 },
    { at: 0.87, swing: 3.4, wave: 95 },
  ]
  const drawn = layers.map(({ at, swing, wave }, index) => {
    const crest = ridge(stage, { at, swing, wave, label: `hill${index}` })
    const depth = (index + 1) / layers.length
    const fill = mix(mix(colours.far, colours.sky[2], 0.45), colours.near, depth)
    return land(stage, crest, fill) + (index < 2 ? '' : firs(stage, crest, { fill, index }))
  })
  const nearest = ridge(stage, { at: 0.87, swing: 3.4, wave: 95, label: 'hill3' })
  return drawn.join('') + hut(stage, nearest)
}

interface Wood {
  readonly fill: string
  readonly index: number
}

function firs(stage: Stage, crest: (x: number) => number, { fill, index }: Wood): string {
  const { width, unit, colours, chance } = stage
  const near = index === 3
  const count = pieces(stage, near ? 5 : 4)
  const tint = mix(fill, colours.ink, near ? 0.45 : 0.2)
  return many(count, (number) => {
    const dice = chance.of(`firs${index}`).of(number)
    if (dice.unit('gap') < 0.3) return ''
    const x = ((number + dice.unit('x')) / count) * width
    const tall = unit * between(dice, 'tall', near ? 6 : 3, near ? 15 : 7)
    return fir([x, crest(x) + unit], tall, tint)
  })
}

const fir = ([x, y]: readonly [number, number], tall: number, fill: string): string =>
  polygon(
    [
      [x, y - tall],
      [x + tall * 0.16, y - tall * 0.62],
      [x + tall * 0.08, y - tall * 0.62],
      [x + tall * 0.24, y - tall * 0.3],
      [x + tall * 0.12, y - tall * 0.3],
      [x + tall * 0.32, y],
      [x - tall * 0.32, y],
      [x - tall * 0.12, y - tall * 0.3],
      [x - tall * 0.24, y - tall * 0.3],
      [x - tall * 0.08, y - tall * 0.62],
      [x - tall * 0.16, y - tall * 0.62],
    ],
    fill,
  )

function hut({ width, unit, colours, chance }: Stage, crest: (x: number) => number): string {
  const dice = chance.of('hut')
  const x = width * between(dice, 'x', 0.2, 0.75)
  const y = crest(x + unit * 5) + unit * 1.5
  const at = (dx: number, dy: number) => [x + dx * unit, y + dy * unit] as const
  const wall = colours.walls[dice.int('wall', 0, colours.walls.length - 1)] ?? colours.lamp
  const smoke = many(4, (index) =>
    circle(at(8 + index * 0.9, -11.6 - index * 2.4), unit * (0.8 + index * 0.45), colours.paper, {
      opacity: 0.32 - index * 0.06,
    }),
  )
  return (
    smoke +
    rect(at(7.2, -10.5), [unit * 1.5, unit * 4], colours.ink) +
    rect(at(0, -5.5), [unit * 10, unit * 6], wall) +
    polygon([at(-1.2, -5.2), at(11.2, -5.2), at(8.4, -9.6), at(1.6, -9.6)], colours.ink) +
    rect(at(1.2, -4), [unit * 2.4, unit * 2.2], colours.lamp) +
    rect(at(6.6, -4), [unit * 2.4, unit * 2.2], colours.lamp) +
    rect(at(4.2, -4), [unit * 1.7, unit * 4.5], colours.ink)
  )
}
