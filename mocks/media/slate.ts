import type { Size } from '../../src/core/job.ts'
import type { Picture } from '../../src/core/picture.ts'
import { capHeight, type Lettering, leading, letter } from './lettering.ts'
import type { Palette } from './palettes.ts'
import { many, polygon, px, rect } from './shapes.ts'

/** Where the slate lies and what is on it, in pixels. */
export interface Layout extends Size {
  /** The y of its upper edge; the picture's height where it is too small for letters. */
  readonly top: number
  /** The height of the striped clapper upon it. */
  readonly clapper: number
  readonly texts: readonly Placed[]
}

/** Letters of a size; the scale takes the alphabet's units to pixels. */
interface Text {
  readonly lettering: Lettering
  readonly scale: number
  /** From the first line's capitals to the last line's baseline. */
  readonly height: number
}

interface Placed extends Text {
  readonly x: number
  readonly y: number
  readonly role: 'caption' | 'print'
}

/** A side below which no letter can be read, and none is set. */
const lettersFromPx = 48
const captionLinesMax = 4
/** The most of a picture's height that the caption takes. */
const captionShare = 0.28

/** As high as prompt and small print need: the less of both, the more of the scene. */
export function layOut(picture: Picture, { width, height }: Size): Layout {
  const shorter = Math.min(width, height)
  if (shorter < lettersFromPx) return { width, height, top: height, clapper: 0, texts: [] }
  const unit = shorter / 100
  const margin = unit * 5
  const room = width - 2 * margin
  const caption = captionOf(picture.prompt, room, { width, height })
  const print = sized(smallPrint(picture, { width, height }), room, {
    cap: Math.max(5, unit * 1.9),
    linesMax: () => 1,
  })
  const clapper = unit * 2.4
  const captionY = unit * 3.4 + clapper
  const printY = captionY + (caption.height === 0 ? 0 : caption.height + unit * 3.2)
  const top = Math.round(height - printY - print.height - unit * 3.6)
  return {
    width,
    height,
    top,
    clapper,
    texts: [
      { ...caption, x: margin, y: top + captionY, role: 'caption' },
      { ...print, x: margin, y: top + printY, role: 'print' },
    ],
  }
}

/** A short prompt is set large; one that would take over the picture is set small, and cut. */
function captionOf(prompt: string, room: number, { width, height }: Size): Text {
  const unit = Math.min(width, height) / 100
  const large = sized(prompt, room, { cap: Math.max(6.5, unit * 4.3), linesMax: () => 3 })
  if (large.lettering.lines < 3 && large.height < height * 0.14) return large
  return sized(prompt, room, {
    cap: Math.max(6.5, unit * 3.3),
    linesMax: (cap) => Math.floor((height * captionShare) / lineHeight(cap)),
  })
}

const lineHeight = (cap: number): number => (cap * leading) / capHeight

interface Type {
  /** The height of a capital, in pixels. */
  readonly cap: number
  readonly linesMax: (cap: number) => number
}

function sized(text: string, room: number, { cap, linesMax }: Type): Text {
  const scale = cap / capHeight
  const lines = Math.min(captionLinesMax, Math.max(1, linesMax(cap)))
  const lettering = letter(text, { width: room / scale, linesMax: lines })
  const height = lettering.lines === 0 ? 0 : cap + (lettering.lines - 1) * lineHeight(cap)
  return { lettering, scale, height }
}

const smallPrint = ({ provider, seed }: Picture, { width, height }: Size): string =>
  `${provider} · seed ${seed} · ${width}×${height}`

const penWidth = { caption: 2.7, print: 2.5 } as const

export function slate({ width, height, top, clapper, texts }: Layout, colours: Palette): string {
  if (texts.length === 0) return ''
  const ink = { caption: colours.paper, print: colours.lamp }
  const written = texts.map(
    ({ lettering, scale, x, y, role }) =>
      `<path transform="translate(${px(x)} ${px(y)}) scale(${Math.round(scale * 1e4) / 1e4})" d="${lettering.path}" stroke="${ink[role]}" stroke-width="${penWidth[role]}"/>`,
  )
  return `${rect([0, top], [width, height - top], colours.ink)}${stripes({ width, top, clapper }, colours)}<g fill="none" stroke-linecap="round" stroke-linejoin="round">${written.join('')}</g>`
}

const stripesMax = 200

/** The clapperboard's edge: slanted bars, paper on ink. */
function stripes(
  { width, top, clapper }: Pick<Layout, 'width' | 'top' | 'clapper'>,
  colours: Palette,
): string {
  const count = Math.min(stripesMax, Math.ceil(width / (clapper * 2.6)))
  const bar = width / count
  return many(count + 1, (index) => {
    const x = bar * (index - 0.5)
    const foot = top + clapper
    return polygon(
      [
        [x + clapper * 0.7, top],
        [x + clapper * 0.7 + bar / 2, top],
        [x + bar / 2, foot],
        [x, foot],
      ],
      colours.paper,
    )
  })
}
