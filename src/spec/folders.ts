import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { type Compiled, compile, type Sources } from './compile.ts'
import { emit } from './emit.ts'
import { SpecFault } from './fault.ts'

/** Where specs are read from and compiled to, and the module of the type `Contract`. */
export interface Folders {
  readonly specs: string
  readonly out: string
  readonly contractModule: string
}

export interface Built {
  readonly id: string
  readonly compiled: Compiled
  /** The machine-written files by name. */
  readonly files: Readonly<Record<string, string>>
}

/** The ids in a specs folder, sorted: every folder in it. */
export async function idsIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const folders = entries.filter((entry) => entry.isDirectory())
  return folders.map(({ name }) => name).sort()
}

/** Compiles one provider; nothing is written. */
export async function build(id: string, folders: Folders): Promise<Built> {
  const compiled = await compile(await readSources(join(folders.specs, id)))
  const files = await emit(compiled.document, importPath(join(folders.out, id), folders))
  const sources = `${JSON.stringify(compiled.sources, null, 1)}\n`
  return { id, compiled, files: { ...files, 'sources.json': sources } }
}

async function readSources(folder: string): Promise<Sources> {
  const openapi = await textOf(join(folder, 'openapi.yaml'))
  if (openapi === null) throw new SpecFault(`${folder}: expected a file openapi.yaml, found none`)
  return { name: shown(folder), openapi, overlay: await textOf(join(folder, 'overlay.yaml')) }
}

/** A file's text; `null` if there is no such file. */
export async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** As an import in a file of `folder` spells the module. */
function importPath(folder: string, { contractModule }: Folders): string {
  const path = relative(folder, contractModule).split(sep).join('/')
  return path.startsWith('.') ? path : `./${path}`
}

/** A path as the reader would type it: relative, unless it leads out of the working directory. */
export function shown(path: string): string {
  const below = relative(process.cwd(), path)
  return below === '' || below.startsWith('..') ? path : below
}

/** Writes what changed and returns the names of those files. */
export async function write({ id, files }: Built, { out }: Folders): Promise<readonly string[]> {
  const changed: string[] = []
  await mkdir(join(out, id), { recursive: true })
  for (const [name, text] of Object.entries(files)) {
    const file = join(out, id, name)
    if ((await textOf(file)) === text) continue
    await writeFile(file, text)
    changed.push(shown(file))
  }
  return changed
}

/** What differs between the folder and what would be written: nothing, if it is fresh. */
export async function compare({ id, files }: Built, { out }: Folders): Promise<readonly string[]> {
  const faults: string[] = []
  for (const [name, text] of Object.entries(files)) {
    const file = join(out, id, name)
    const found = await textOf(file)
    if (found === null) faults.push(`missing ${shown(file)}`)
    else if (found !== text) faults.push(`stale   ${shown(file)}`)
  }
  const present = await readdir(join(out, id)).catch(() => [])
  const extra = present.filter((name) => !Object.hasOwn(files, name)).sort()
  return [...faults, ...extra.map((name) => `extra   ${shown(join(out, id, name))}`)]
}
