import { spawn } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { kie } from '../src/providers/kie/index.ts'
import { end } from './child.ts'
import { type Figure, medianOf, type Part } from './measure.ts'
import { create } from './requests.ts'

const ROUNDS = 7

/** `serve` from the start of its process to the answer of a first create. */
export const startUp: Part = {
  name: 'start',
  title: '`backlot serve`, start to first answer',
  measure: async () => {
    const scratch = mkdtempSync(join(tmpdir(), 'bench-start-'))
    try {
      const sources = resolve('src/cli/main.ts')
      const built = await build(scratch)
      const goal = { unit: 'ms', atMost: 400 }
      return [
        await timed('from the sources', goal, { main: sources, scratch, cached: true }),
        await timed('from a build', goal, { main: built, scratch, cached: true }),
        await timed(
          'from the sources, nothing compiled yet',
          { unit: 'ms' },
          { main: sources, scratch, cached: false },
        ),
        await timed(
          'from a build, nothing compiled yet',
          { unit: 'ms' },
          { main: built, scratch, cached: false },
        ),
      ]
    } finally {
      rmSync(scratch, { recursive: true, force: true })
    }
  },
}

interface Start {
  readonly main: string
  /** A folder for what may be written. */
  readonly scratch: string
  /** What V8 compiled is kept from one start to the next; Node keeps it in a folder. */
  readonly cached: boolean
}

async function timed(
  name: string,
  bounds: Pick<Figure, 'unit' | 'atMost'>,
  { main, scratch, cached }: Start,
): Promise<Figure> {
  const rounds: number[] = []
  for (let round = -1; round < ROUNDS; round += 1) {
    const cache = join(scratch, cached ? 'cache' : `cache-${round}`)
    const ms = await startToAnswer(main, cache)
    if (round >= 0) rounds.push(ms)
    if (!cached) rmSync(cache, { recursive: true, force: true })
  }
  return medianOf(name, rounds, bounds)
}

async function startToAnswer(main: string, cache: string): Promise<number> {
  const begin = performance.now()
  const child = spawn(process.execPath, [main, 'serve', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: cache },
  })
  try {
    await answered(await urlOf(child.stdout))
    return performance.now() - begin
  } finally {
    // Asked to end, it writes its cache; killed, it would not.
    child.kill('SIGTERM')
    await end(child, { patienceMs: 3000 })
  }
}

/** The address that `serve` prints once it listens. */
async function urlOf(output: AsyncIterable<Buffer>): Promise<string> {
  let said = ''
  for await (const chunk of output) {
    said += chunk
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]
    if (url !== undefined) return url
  }
  throw new Error(`serve ended and named no address; it said: ${said}`)
}

function answered(url: string): Promise<void> {
  const { method, path, headers, body } = create(kie, 0)
  return new Promise((resolve, reject) => {
    const asked = request(`${url}/kie${path}`, { method, headers: { ...headers } }, (response) => {
      response.resume()
      if (response.statusCode === 200) response.once('end', resolve)
      else reject(new Error(`the first create was answered with ${response.statusCode}`))
    })
    asked.once('error', reject)
    asked.end(body)
  })
}

/** Compiles as `npm run build` does, into a folder of its own; gives back its entry. */
async function build(scratch: string): Promise<string> {
  const dist = join(scratch, 'dist')
  const tsc = resolve('node_modules/typescript/bin/tsc')
  const child = spawn(
    process.execPath,
    [tsc, '--project', 'tsconfig.build.json', '--outDir', dist],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  )
  await new Promise((resolve) => child.once('exit', resolve))
  copyFileSync('package.json', join(scratch, 'package.json'))
  symlinkSync(resolve('node_modules'), join(scratch, 'node_modules'))
  return join(dist, 'src/cli/main.js')
}
