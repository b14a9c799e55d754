import { once } from 'node:events'
import { resolve } from 'node:path'
import { cores, launch } from './child.ts'
import { type Figure, medianOf, type Part } from './measure.ts'

const ROUNDS = 3

/** `check` as it stands, from the start of its process to its end. */
export const check: Part = {
  name: 'check',
  title: '`backlot check`, all five providers',
  measure: async () => [await timed('memory', { atMost: 5 }), await timed('mock', { atMost: 30 })],
}

async function timed(target: string, goal: Pick<Figure, 'atMost'>): Promise<Figure> {
  const rounds: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await secondsOf(target))
  return medianOf(`check --target ${target}`, rounds, { unit: 's', ...goal })
}

async function secondsOf(target: string): Promise<number> {
  const begin = performance.now()
  const child = launch([resolve('src/cli/main.ts'), 'check', '--target', target], cores.both)
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`check --target ${target} ended with ${code}`)
  return (performance.now() - begin) / 1000
}
