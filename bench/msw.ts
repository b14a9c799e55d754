import { type Child, cores, start } from './child.ts'
import type { MswTurn } from './inside/msw.ts'
import { type Figure, medianOf, type Part } from './measure.ts'

/**
 * Backlot behind MSW against an MSW handler that parses and answers a constant. A fetch that MSW
 * answers at an https origin opens a TLS context, whose garbage is collected every second or so, for
 * half a second: so each side has a process of its own, which pays for its own garbage and for no
 * other's, and what is compared is processor time, summed over many short turns.
 */
export const msw: Part = {
  name: 'msw',
  title: 'Behind MSW: fetches of a create (kie)',
  measure: async () => {
    const [backlot, bare] = await Promise.all([side('backlot'), side('bare')])
    const blocks: Block[] = []
    for (const child of [backlot, bare]) await child.ask<MswTurn>(WARM_UP_SECONDS)
    for (let nth = 0; nth < BLOCKS; nth += 1) blocks.push(await block(backlot, bare))
    await Promise.all([backlot, bare].map((child) => child.close()))
    return [
      compared(blocks),
      medianOf('MSW skin', blocks.map(rate('backlot')), { unit: 'fetches per second' }),
      medianOf('bare MSW handler', blocks.map(rate('bare')), { unit: 'fetches per second' }),
    ]
  },
}

const BLOCKS = 8
const TURNS = 8
const TURN_SECONDS = 0.2
const WARM_UP_SECONDS = 2

type Side = 'backlot' | 'bare'
type Block = Readonly<Record<Side, MswTurn>>

const side = (of: Side): Promise<Child<unknown>> =>
  start('inside/msw.ts', { core: cores.server, args: ['--of', of] })

/** Turns of both, by turns first. */
async function block(backlot: Child<unknown>, bare: Child<unknown>): Promise<Block> {
  const turns: Record<Side, MswTurn[]> = { backlot: [], bare: [] }
  for (let nth = 0; nth < TURNS; nth += 1) {
    const order: readonly Side[] = nth % 2 === 0 ? ['backlot', 'bare'] : ['bare', 'backlot']
    for (const of of order) {
      turns[of].push(await (of === 'backlot' ? backlot : bare).ask<MswTurn>(TURN_SECONDS))
    }
  }
  return { backlot: sum(turns.backlot), bare: sum(turns.bare) }
}

const sum = (turns: readonly MswTurn[]): MswTurn => ({
  fetches: turns.reduce((total, { fetches }) => total + fetches, 0),
  seconds: turns.reduce((total, { seconds }) => total + seconds, 0),
  cpuSeconds: turns.reduce((total, { cpuSeconds }) => total + cpuSeconds, 0),
})

const rate =
  (of: Side) =>
  (one: Block): number =>
    one[of].fetches / one[of].seconds

const thrift = ({ fetches, cpuSeconds }: MswTurn): number => fetches / cpuSeconds

/** Fetches for the same processor time: the ratio of the sums, and that of each block. */
function compared(blocks: readonly Block[]): Figure {
  const whole = (of: Side): number => thrift(sum(blocks.map((one) => one[of])))
  return {
    name: 'MSW skin against a bare MSW handler, for the same processor time',
    value: whole('backlot') / whole('bare'),
    unit: '×',
    atLeast: 0.8,
    rounds: blocks.map((one) => thrift(one.backlot) / thrift(one.bare)),
  }
}
