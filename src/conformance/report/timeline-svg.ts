import { escaped } from './markup.ts'
import type { Lane, Mark, Stretch, Timeline } from './timeline.ts'

const WIDTH = 960
const LEFT = 92
const RIGHT = 24
const TOP = 30
const LANE = 30
const BAR = 18
/** About what a character of a phase's name takes. */
const CHAR = 6.4

/** Room at the right for what came after the job's end, and the least span of time shown. */
const LATER = 88
const SPAN_MS_MIN = 100

type Row = Lane | 'phases'

/** Where things are: instants across, lanes down. */
interface Grid {
  x(at: number): number
  y(row: Row): number
  readonly height: number
  readonly spanMs: number
  readonly rows: readonly Row[]
}

function gridOf(timeline: Timeline): Grid {
  const { begin, end } = timeline
  const rows = rowsOf(timeline)
  const spanMs = Math.max(end - begin, SPAN_MS_MIN)
  const scale = (WIDTH - LEFT - RIGHT - LATER) / spanMs
  const last = WIDTH - RIGHT - LATER / 2
  return {
    rows,
    spanMs,
    height: TOP + rows.length * LANE + 6,
    x: (at) => round(at > begin + spanMs ? last : LEFT + (at - begin) * scale),
    y: (row) => TOP + rows.indexOf(row) * LANE + LANE / 2,
  }
}

/** What of a timeline is to be pointed at. */
export interface Wrong {
  mark(mark: Mark): boolean
  /** Its webhook calls, even where there is none. */
  readonly webhooks: boolean
}

const nothingWrong: Wrong = { mark: () => false, webhooks: false }

/** A job's timeline as SVG: phases, calls, webhook calls and money on one axis. */
export function timelineSvg(timeline: Timeline, wrong: Wrong = nothingWrong): string {
  const { begin, job, phases, marks } = timeline
  const grid = gridOf(timeline)
  const { rows, height, spanMs, x, y } = grid
  const late = marks.some(({ at }) => at > begin + spanMs)
  return [
    `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="timeline of job ${job}">`,
    ...ticks(late ? spanMs * 0.96 : spanMs).map((ms) =>
      tick(ms === 0 ? 'sent' : `+${spell(ms)}`, x(begin + ms), height),
    ),
    ...(late ? [tick('later', WIDTH - RIGHT - LATER / 2, height)] : []),
    ...rows.map(
      (row) =>
        `<text class="lane" x="0" y="${y(row) + 4}">${row}</text>` +
        `<line class="rail" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(row)}" y2="${y(row)}"/>`,
    ),
    ...phases.flatMap((stretch, index) => bar(stretch, phases[index + 1] ?? null, grid)),
    ...(rows.includes('webhooks') && !marks.some(({ lane }) => lane === 'webhooks')
      ? [
          `<text class="none${wrong.webhooks ? ' wrong' : ''}" x="${LEFT + 10}" y="${y('webhooks') + 4}">none came</text>`,
        ]
      : []),
    ...spread(marks, x).flatMap(({ mark, at, room }) => [
      ...(wrong.mark(mark) ? [pointer(at, y(mark.lane), height)] : []),
      shape(mark, { x: at, y: y(mark.lane), room }),
    ]),
    '</svg>',
  ].join('')
}

const round = (value: number): number => Math.round(value * 10) / 10

/** A line through all lanes below the phases, and a ring: here it broke. */
const pointer = (x: number, y: number, height: number): string =>
  `<line class="wrong" x1="${round(x)}" x2="${round(x)}" y1="${TOP + LANE}" y2="${height - 6}"/>` +
  `<circle class="wrong" cx="${round(x)}" cy="${y}" r="${RING}"/>`

const RING = 9

/** A lane is there where something is in it, or should be. */
function rowsOf({ marks, hooked }: Timeline): readonly Row[] {
  const asked: readonly Row[] = hooked ? ['phases', 'webhooks'] : ['phases']
  const used = new Set<Row>([...asked, ...marks.map(({ lane }) => lane)])
  return (['phases', 'calls', 'webhooks', 'money'] as const).filter((row) => used.has(row))
}

/** Round steps of time, eight or fewer. */
function ticks(spanMs: number): number[] {
  const step = STEPS_MS.find((ms) => spanMs / ms <= TICKS_MAX) ?? spanMs
  return Array.from({ length: Math.floor(spanMs / step) + 1 }, (_, index) => index * step)
}

const TICKS_MAX = 8
const STEPS_MS = [10, 20, 50, 100, 200, 500, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600].map(
  (step, index) => (index < 6 ? step : step * 1_000),
)

const tick = (text: string, x: number, height: number): string =>
  `<line class="tick" x1="${x}" x2="${x}" y1="${TOP - 6}" y2="${height - 6}"/>` +
  `<text class="time" x="${x}" y="14" text-anchor="middle">${text}</text>`

function spell(ms: number): string {
  if (ms < 1_000) return `${ms} ms`
  return ms < 120_000 || ms % 60_000 !== 0 ? `${ms / 1_000} s` : `${ms / 60_000} min`
}

/** What was seen is solid; up to the next sighting it is pale, for nobody looked. */
function bar({ phase, state, from, to }: Stretch, next: Stretch | null, grid: Grid): string[] {
  const { x, y } = grid
  const top = y('phases') - BAR / 2
  const left = x(from)
  const right = Math.max(next === null ? WIDTH - RIGHT : x(to), left + 3)
  const until = next === null ? right : Math.max(x(next.from), right)
  const box = (of: string, width: number): string =>
    `<rect class="bar ${of}${state}" x="${left}" y="${top}" width="${round(width)}" height="${BAR}" rx="4">` +
    `<title>${escaped(phase === state ? phase : `${phase} (${state})`)}</title></rect>`
  const fits = (until - left) / CHAR > phase.length + 1
  return [
    box('pale ', until - left),
    box('', right - left),
    ...(fits
      ? [`<text class="phase ${state}" x="${left + 6}" y="${top + 13}">${escaped(phase)}</text>`]
      : []),
  ]
}

interface Placed {
  readonly mark: Mark
  readonly at: number
  /** Free space to the right of it, up to the next mark of its lane. */
  readonly room: number
}

/** Marks that would lie upon one another are moved apart, within their lane. */
function spread(marks: readonly Mark[], x: (at: number) => number): readonly Placed[] {
  const last = new Map<Lane, number>()
  const placed = marks
    .toSorted((a, b) => a.at - b.at)
    .map((mark) => {
      const at = Math.max(x(mark.at), (last.get(mark.lane) ?? 0) + GAP)
      last.set(mark.lane, at)
      return { mark, at }
    })
  return placed.map(({ mark, at }, index) => {
    const next = placed.slice(index + 1).find((other) => other.mark.lane === mark.lane)
    return { mark, at, room: (next?.at ?? WIDTH) - at }
  })
}

const GAP = 13

/** The shape of each kind of mark, around its own middle. */
export const paths = {
  submit: 'M-4 -5.5 L6 0 L-4 5.5 Z',
  poll: 'M-4.5 0 a4.5 4.5 0 1 0 9 0 a4.5 4.5 0 1 0 -9 0',
  cancel: 'M-4.5 -4.5 L4.5 4.5 M-4.5 4.5 L4.5 -4.5',
  file: 'M-4.5 -4.5 h9 v9 h-9 Z',
  webhook: 'M0 -6 L5.5 4 L-5.5 4 Z',
  held: 'M0 -6 L6 0 L0 6 L-6 0 Z',
  charged: 'M0 -6 L6 0 L0 6 L-6 0 Z',
  released: 'M0 -6 L6 0 L0 6 L-6 0 Z M-3 0 L3 0',
} as const satisfies Record<Mark['kind'], string>

function shape(
  { kind, lane, refused, text }: Mark,
  { x, y, room }: { readonly x: number; readonly y: number; readonly room: number },
): string {
  const words = lane === 'money' ? (text.split(',')[0] ?? '') : ''
  const fits = words !== '' && room > words.length * CHAR + 20
  return (
    `<g class="mark ${kind}${refused ? ' refused' : ''}" transform="translate(${round(x)} ${y})">` +
    `<title>${escaped(text)}</title><path d="${paths[kind]}"/></g>` +
    (fits ? `<text class="sum" x="${round(x + 11)}" y="${y + 4}">${escaped(words)}</text>` : '')
  )
}
