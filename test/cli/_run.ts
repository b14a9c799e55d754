import { spawn } from 'node:child_process'

/** What a run of the command line left behind. */
export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

const MAIN = new URL('../../src/cli/main.ts', import.meta.url).pathname

/** A running `backlot`, as a user's shell would start it, without a terminal. */
export function start(...words: readonly string[]) {
  const child = spawn(process.execPath, [MAIN, ...words], {
    env: { ...process.env, NO_COLOR: '1' },
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => resolve({ code, out, err }))
  })
  /** Resolves with what was printed once `pattern` is found in it. */
  const printed = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(out)
        if (found !== null) resolve(found)
      }
      child.stdout.on('data', look)
      void ended.then(() => reject(new Error(`ended without ${pattern}: ${out}${err}`)))
      look()
    })
  return { child, ended, printed }
}

export const run = (...words: readonly string[]): Promise<Ended> => start(...words).ended
