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

const lanes = { phases: 0, calls: 1, webhooks: 2, money: 3 } as const satisfies Record<
  Lane | 'phases',
  number
>

const middle = (lane: keyof typeof lanes): number => TOP + lanes[lane] * LANE + LANE / 2

/** A job's timeline as SVG: phases, calls, webhook calls and money on one axis. */
export function timelineSvg(timeline: Timeline): string {
  const { begin, end, job } = timeline
  const spanMs = Math.max(end - begin, 1)
  const x = (at: number): number => round(LEFT + ((at - begin) / spanMs) * (WIDTH - LEFT - RIGHT))
  const names = lanesOf(timeline)
  const height = TOP + names.length * LANE + 6
  const marks = spread(timeline.marks, x)
  return [
    `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="timeline of job ${job}">`,
    ...ticks(spanMs).map((ms) => tick(ms, x(begin + ms), height)),
    ...names.map(
      (name) =>
        `<text class="lane" x="0" y="${middle(name) + 4}">${name}</text>` +
        `<line class="rail" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${middle(name)}" y2="${middle(name)}"/>`,
    ),
    ...timeline.phases.flatMap((stretch, index) =>
      bar(stretch, timeline.phases[index + 1] ?? null, x),
    ),
    ...marks.map(({ mark, at }) => shape(mark, at)),
    '</svg>',
  ].join('')
}

const round = (value: number): number => Math.round(value * 10) / 10

/** Where a provider calls nobody there is no lane for it; lanes below move up with it. */
const lanesOf = ({ marks }: Timeline): (keyof typeof lanes)[] => {
  const used = new Set<keyof typeof lanes>(marks.map(({ lane }) => lane))
  return (['phases', 'calls', 'webhooks', 'money'] as const).filter(
    (lane) => lane === 'phases' || lane === 'webhooks' || used.has(lane),
  )
}

/** Round steps of time, six or fewer. */
function ticks(spanMs: number): number[] {
  const step =
    [
      1, 10, 100, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 60_000, 120_000, 300_000,
      600_000,
    ].find((ms) => spanMs / ms <= 8) ?? spanMs
  return Array.from({ length: Math.floor(spanMs / step) + 1 }, (_, index) => index * step)
}

const tick = (ms: number, x: number, height: number): string =>
  `<line class="tick" x1="${x}" x2="${x}" y1="${TOP - 6}" y2="${height - 6}"/>` +
  `<text class="time" x="${x}" y="14" text-anchor="middle">${ms === 0 ? 'sent' : `+${spell(ms)}`}</text>`

const spell = (ms: number): string =>
  ms < 1_000 ? `${ms} ms` : ms < 120_000 ? `${ms / 1_000} s` : `${ms / 60_000} min`

/** What was seen is solid; up to the next sighting it is pale, for nobody looked. */
function bar(
  { phase, state, from, to }: Stretch,
  next: Stretch | null,
  x: (at: number) => number,
): string[] {
  const y = middle('phases') - BAR / 2
  const [left, right] = [x(from), Math.max(x(to), x(from) + 4)]
  const until = next === null ? right : Math.max(x(next.from), right)
  const title = `<title>${escaped(`${phase}: seen from ${from} to ${to}`.replace(/: seen.*/, ` (${state})`))}</title>`
  const fits = (until - left) / CHAR > phase.length + 1
  return [
    `<rect class="bar pale ${state}" x="${left}" y="${y}" width="${round(until - left)}" height="${BAR}" rx="4">${title}</rect>`,
    `<rect class="bar ${state}" x="${left}" y="${y}" width="${round(right - left)}" height="${BAR}" rx="4">${title}</rect>`,
    ...(fits
      ? [`<text class="phase" x="${left + 6}" y="${y + 13}">${escaped(phase)}</text>`]
      : next === null
        ? [
            `<text class="phase" x="${left - 6}" y="${y + 13}" text-anchor="end">${escaped(phase)}</text>`,
          ]
        : []),
  ]
}

/** Marks that would lie upon one another are moved apart, within their lane. */
function spread(
  marks: readonly Mark[],
  x: (at: number) => number,
): { readonly mark: Mark; readonly at: number }[] {
  const last = new Map<Lane, number>()
  return marks
    .toSorted((a, b) => a.at - b.at)
    .map((mark) => {
      const least = (last.get(mark.lane) ?? Number.NEGATIVE_INFINITY) + GAP
      const at = Math.max(x(mark.at), least)
      last.set(mark.lane, at)
      return { mark, at }
    })
}

const GAP = 13

const paths = {
  submit: 'M-4 -5.5 L6 0 L-4 5.5 Z',
  poll: 'M-4.5 0 a4.5 4.5 0 1 0 9 0 a4.5 4.5 0 1 0 -9 0',
  cancel: 'M-4.5 -4.5 L4.5 4.5 M-4.5 4.5 L4.5 -4.5',
  file: 'M-4.5 -4.5 h9 v9 h-9 Z',
  webhook: 'M0 -6 L5.5 4 L-5.5 4 Z',
  held: 'M0 -6 L6 0 L0 6 L-6 0 Z',
  charged: 'M0 -6 L6 0 L0 6 L-6 0 Z',
  released: 'M0 -6 L6 0 L0 6 L-6 0 Z M-3 0 L3 0',
} as const satisfies Record<Mark['kind'], string>

function shape({ kind, lane, refused, text }: Mark, at: number): string {
  const y = middle(lane)
  const label =
    lane === 'money'
      ? `<text class="sum" x="${round(at + (at > WIDTH - 140 ? -11 : 11))}" y="${y + 4}"${at > WIDTH - 140 ? ' text-anchor="end"' : ''}>${escaped(text.split(',')[0] ?? '')}</text>`
      : ''
  return (
    `<g class="mark ${kind}${refused ? ' refused' : ''}" transform="translate(${round(at)} ${y})">` +
    `<title>${escaped(text)}</title><path d="${paths[kind]}"/></g>${label}`
  )
}
