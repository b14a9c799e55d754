import { cores, start } from './child.ts'
import { type Figure, median, medianOf, type Part } from './measure.ts'

const STARTS = 7

/** A picture of 1408×768, from the request to its last byte: the first of a server, and later ones. */
export const image: Part = {
  name: 'image',
  title: 'A file of 1408×768, drawn when asked for',
  measure: async () => {
    const first: number[] = []
    const later: number[] = []
    let bytes = 0
    for (let nth = 0; nth < STARTS; nth += 1) {
      const server = await start<string[]>('inside/image.ts', { core: cores.server })
      const [head = '', ...rest] = server.ready
      const cold = await timed(head)
      first.push(cold.ms)
      bytes = cold.bytes
      for (const url of rest) later.push((await timed(url)).ms)
      await server.close()
    }
    return [
      medianOf('the first that a server draws', first, { unit: 'ms', atMost: 150 }),
      { name: 'later ones', value: median(later), unit: 'ms' },
      { name: 'its size', value: bytes / 1024, unit: 'KB' } satisfies Figure,
    ]
  },
}

async function timed(url: string): Promise<{ readonly ms: number; readonly bytes: number }> {
  const begin = performance.now()
  const response = await fetch(url)
  const { length } = await response.bytes()
  if (!response.ok) throw new Error(`${url} answers ${response.status}`)
  return { ms: performance.now() - begin, bytes: length }
}
