/** Pieces of SVG. Numbers are pixels, rounded to a tenth; colours come from a palette. */
type Point = readonly [x: number, y: number]

export const px = (value: number): number => Math.round(value * 10) / 10

const see = (opacity: number): string => (opacity === 1 ? '' : ` fill-opacity="${opacity}"`)

export const rect = (
  [x, y]: Point,
  [width, height]: Point,
  fill: string,
  { opacity = 1, round = 0 } = {},
): string =>
  `<rect x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}"${
    round === 0 ? '' : ` rx="${px(round)}"`
  } fill="${fill}"${see(opacity)}/>`

export const circle = ([x, y]: Point, radius: number, fill: string, { opacity = 1 } = {}): string =>
  `<circle cx="${px(x)}" cy="${px(y)}" r="${px(radius)}" fill="${fill}"${see(opacity)}/>`

export const polygon = (points: readonly Point[], fill: string, { opacity = 1 } = {}): string =>
  `<path d="${outline(points)}z" fill="${fill}"${see(opacity)}/>`

/** An SVG path of our own making: letters and curves. */
export const filled = (path: string, fill: string, { opacity = 1 } = {}): string =>
  `<path d="${path}" fill="${fill}"${see(opacity)}/>`

export const line = (points: readonly Point[], stroke: string, width: number): string =>
  `<path d="${outline(points)}" fill="none" stroke="${stroke}" stroke-width="${px(width)}" stroke-linecap="round" stroke-linejoin="round"/>`

const outline = (points: readonly Point[]): string =>
  points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${px(x)} ${px(y)}`).join('')

/** `count` times what `make` gives. */
export const many = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join('')

const directions = {
  down: 'x2="0" y2="1"',
  up: 'x2="0" y1="1" y2="0"',
  right: '',
  left: 'x1="1" x2="0"',
} as const

type Stop = readonly [at: number, colour: string, opacity: number]

/** A paint to be used as `url(#id)`, across the shape that it fills. */
export function gradient(id: string, way: keyof typeof directions, stops: readonly Stop[]): string {
  const steps = stops.map(
    ([at, colour, opacity]) =>
      `<stop offset="${at}" stop-color="${colour}" stop-opacity="${opacity}"/>`,
  )
  return `<linearGradient id="${id}" ${directions[way]}>${steps.join('')}</linearGradient>`
}

/** Light that fades away from its lamp, to be used as `url(#beam-right)`. */
export const beam = (way: keyof typeof directions, colour: string, opacity: number): string =>
  gradient(`beam-${way}`, way, [
    [0, colour, opacity],
    [1, colour, 0],
  ])
