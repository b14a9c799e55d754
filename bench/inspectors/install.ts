import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const call = promisify(execFile)

/** Long enough for a slow registry. */
const INSTALL_MS_MAX = 300_000

/** Installs an npm package at one version into a folder of its own; gives that folder. No scripts
 *  of the package's are run. */
export async function npm(cache: string, name: string, version: string): Promise<string> {
  const folder = join(cache, `${name.replaceAll('/', '-')}-${version}`)
  const done = join(folder, 'node_modules', name, 'package.json')
  if (existsSync(done)) return folder
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund']
  await asked('npm', ['install', ...quiet, `${name}@${version}`], folder)
  return folder
}

/** Installs a package of PyPI's into an environment of its own; gives the environment's folder. */
export async function pip(cache: string, name: string, version: string): Promise<string> {
  const folder = join(cache, `${name}-${version}`)
  if (existsSync(join(folder, 'installed'))) return folder
  mkdirSync(folder, { recursive: true })
  await asked('python3', ['-m', 'venv', folder], cache)
  const quiet = ['--quiet', '--disable-pip-version-check']
  await asked(join(folder, 'bin/pip'), ['install', ...quiet, `${name}==${version}`], cache)
  writeFileSync(join(folder, 'installed'), '')
  return folder
}

/** What a command says of its version: the first line that has one. */
export async function versionOf(file: string, args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await call(file, args, { timeout: INSTALL_MS_MAX })
  const said = /\d+\.\d+(?:\.\d+)*/.exec(stdout) ?? /\d+\.\d+(?:\.\d+)*/.exec(stderr)
  return said?.[0] ?? 'unknown'
}

async function asked(file: string, args: readonly string[], cwd: string): Promise<void> {
  try {
    await call(file, args, { cwd, timeout: INSTALL_MS_MAX })
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    throw new Error(
      `${file} ${args.join(' ')} failed: ${said.trim().split('\n').slice(-3).join(' ')}`,
    )
  }
}
