import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { SpecFault, UsageFault } from './fault.ts'
import { type Built, build, compare, type Folders, idsIn, shown, write } from './folders.ts'
import { run } from './run.ts'

const root = resolve(import.meta.dirname, '../..')

const help = `Compiles specs/<id>/ to generated/<id>/: openapi.json, types.ts, validators.ts,
requests.ts, contract.ts, sources.json.

  npm run generate -- [--check] [ID…]

  --check       write nothing; list what is stale, missing or too many, and exit with 1
  --specs DIR   read specs from DIR instead of specs/
  --out DIR     write below DIR instead of generated/
  --help        this text`

const options = {
  check: { type: 'boolean', default: false },
  specs: { type: 'string', default: join(root, 'specs') },
  out: { type: 'string', default: join(root, 'generated') },
  help: { type: 'boolean', default: false },
} as const

/**
 * The command line of `npm run generate`: prints what it did and answers the exit code,
 * 0 done or fresh, 1 stale or refused, 2 wrong usage.
 */
export async function generate(args: readonly string[], print: (line: string) => void) {
  const { values, positionals } = readArgs(args)
  if (values.help) {
    print(help)
    return 0
  }
  const folders: Folders = {
    specs: resolve(values.specs),
    out: resolve(values.out),
    contractModule: join(root, 'src/core/contract.ts'),
  }
  const ids = await chosen(positionals, folders)
  const built = await buildAll(ids, folders, print)
  if (values.check) return check(built, { folders, all: positionals.length === 0, print })
  for (const one of built.done) await report(one, { folders, print })
  return built.failed ? 1 : 0
}

function readArgs(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageFault(reason, `There are ${optionNames}; see --help.`)
  }
}

const optionNames = Object.keys(options)
  .map((name) => `--${name}`)
  .join(' ')

async function chosen(wanted: readonly string[], { specs }: Folders): Promise<readonly string[]> {
  const ids = await idsIn(specs)
  if (ids.length === 0) throw new UsageFault(`${shown(specs)}: expected a folder for each provider`)
  const unknown = wanted.filter((id) => !ids.includes(id))
  if (unknown.length === 0) return wanted.length > 0 ? wanted : ids
  throw new UsageFault(`no spec named ${unknown.join(', ')}; there are ${ids.join(' ')}`)
}

type Print = (line: string) => void

interface Batch {
  readonly done: readonly Built[]
  readonly failed: boolean
}

/** One bad spec does not keep the others from being compiled. */
async function buildAll(ids: readonly string[], folders: Folders, print: Print): Promise<Batch> {
  const done: Built[] = []
  for (const id of ids) {
    try {
      done.push(await build(id, folders))
    } catch (error) {
      if (!(error instanceof SpecFault)) throw error
      for (const line of error.lines) print(`${id}: refused ${line}`)
    }
  }
  return { done, failed: done.length < ids.length }
}

interface Context {
  readonly folders: Folders
  readonly print: Print
}

async function report(built: Built, { folders, print }: Context): Promise<void> {
  const { id, compiled } = built
  for (const { kind, pointer, what } of compiled.repairs)
    print(`${id}: ${kind} #${pointer}: ${what}`)
  for (const warning of compiled.warnings) print(`${id}: noted ${warning}`)
  const changed = await write(built, folders)
  print(changed.length === 0 ? `${id}: up to date` : `${id}: wrote ${changed.join(', ')}`)
}

async function check(
  { done, failed }: Batch,
  context: Context & { all: boolean },
): Promise<number> {
  const { folders, all, print } = context
  const differences = await Promise.all(done.map((built) => compare(built, folders)))
  const orphans = all && !failed ? await orphansOf(done, folders) : []
  const lines = [...differences.flat(), ...orphans]
  for (const line of lines) print(line)
  const stale = lines.length > 0
  if (stale) print('To mend: npm run generate, delete what is extra, and commit the result.')
  else if (!failed) print(`${done.length} specs, all generated files are fresh`)
  return stale || failed ? 1 : 0
}

/** Generated folders whose spec is gone. */
async function orphansOf(done: readonly Built[], { out }: Folders): Promise<readonly string[]> {
  const ids = await idsIn(out)
  const gone = ids.filter((id) => !done.some((one) => one.id === id))
  return gone.map((id) => `extra   ${shown(join(out, id))}`)
}

if (import.meta.main) await run(generate)
