import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { stringify } from 'yaml'
import { compile } from './compile.ts'
import { differences, lineOf } from './diff.ts'
import { extract } from './extract.ts'
import { reasonOf, SpecFault, UsageFault } from './fault.ts'
import { shown, textOf } from './folders.ts'
import type { JsonObject } from './json.ts'
import { parseObject } from './parse.ts'
import { run } from './run.ts'
import { selectPaths } from './select.ts'
import { isUrl, readSource } from './source.ts'
import { strip } from './strip.ts'

const help = `Brings an OpenAPI 3.0 or 3.1 document into specs/<id>/, stripped to facts.

  npm run vendor -- <id> <file-or-url> [--path PATH…]

  <file-or-url>  JSON, YAML, or a Markdown page with one fenced block of either
  --path PATH    keep only this path of the document; may be given several times
  --specs DIR    write below DIR instead of specs/
  --help         this text

Bad input writes nothing. On an id that is there already, prints what changed.`

const options = {
  path: { type: 'string', multiple: true, default: [] as string[] },
  specs: { type: 'string', default: resolve(import.meta.dirname, '../../specs') },
  help: { type: 'boolean', default: false },
} as const

/** More differences than this are only counted. */
const DIFFERENCES_SHOWN_MAX = 200

type Print = (line: string) => void

/**
 * The command line of `npm run vendor`: answers 0 when the spec is written. Throws a fault, with
 * nothing written, when the document or the command line cannot be used.
 */
export async function vendor(args: readonly string[], print: Print, today = isoDate()) {
  const { values, positionals } = readArgs(args)
  if (values.help) {
    print(help)
    return 0
  }
  const { id, source } = targetOf(positionals)
  const folder = join(resolve(values.specs), id)
  const bytes = await readSource(source)
  const found = await readFacts(bytes, source, values.path)
  for (const pointer of found.lost) print(`${id}: dropped a long text at #${pointer}`)
  await printDifferences(folder, found.document, print)
  await writeSpec({ folder, id, today, bytes, source, ...found })
  print(`${id}: wrote ${shown(folder)}`)
  await tryOverlay(folder, print)
  return 0
}

const isoDate = (): string => new Date().toISOString().slice(0, 10)

function readArgs(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    throw new UsageFault(reasonOf(error), 'There are --path --specs --help; see --help.')
  }
}

function targetOf(positionals: readonly string[]): { id: string; source: string } {
  const [id, source, ...more] = positionals
  if (id === undefined || source === undefined || more.length > 0) {
    throw new UsageFault('expected an id and a file or URL: npm run vendor -- acme api.yaml')
  }
  if (/^[a-z][a-z0-9-]*$/.test(id)) return { id, source }
  throw new UsageFault(`"${id}" is no id: expected lower-case letters, digits and hyphens`)
}

interface Facts {
  readonly document: JsonObject
  readonly lost: readonly string[]
  readonly format: string
}

/** The stripped document, proven to compile. */
async function readFacts(
  bytes: Uint8Array,
  source: string,
  paths: readonly string[],
): Promise<Facts> {
  const name = isUrl(source) ? source : shown(source)
  const { text, lineOffset, form } = extract(new TextDecoder().decode(bytes), name)
  const whole = parseObject(text, name, lineOffset)
  if (paths.length > 0) selectPaths(whole, paths, name)
  const { document, lost } = strip(whole)
  await compile({ name, openapi: stringify(document), overlay: null })
  return { document, lost, format: `OpenAPI ${document.openapi}, ${form}` }
}

async function printDifferences(folder: string, after: JsonObject, print: Print): Promise<void> {
  const file = join(folder, 'openapi.yaml')
  const before = await textOf(file)
  if (before === null) return
  const found = differences(parseObject(before, shown(file)), after)
  for (const one of found.slice(0, DIFFERENCES_SHOWN_MAX)) print(lineOf(one))
  print(`${found.length} facts differ from ${shown(file)}`)
}

interface Spec extends Facts {
  readonly folder: string
  readonly id: string
  readonly source: string
  readonly bytes: Uint8Array
  readonly today: string
}

async function writeSpec({ folder, id, document, bytes, ...origin }: Spec): Promise<void> {
  const { source, today, format } = origin
  const provenance = {
    source: isUrl(source) ? source : basename(source),
    retrieved: today,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    format,
    licence: 'Third-party document; facts only are carried over, none of its prose.',
  }
  await mkdir(join(folder, 'examples'), { recursive: true })
  await writeFile(join(folder, 'openapi.yaml'), stringify(document, yamlStyle))
  await writeFile(join(folder, 'provenance.json'), `${JSON.stringify(provenance, null, 2)}\n`)
  const overlay = join(folder, 'overlay.yaml')
  if ((await textOf(overlay)) === null) await writeFile(overlay, emptyOverlay(id))
}

/** Unfolded, and quoted where YAML 1.1 would read `16:9` as a number. */
const yamlStyle = { compat: 'yaml-1.1', lineWidth: 0, singleQuote: true } as const

/** Overlay 1.0 asks for at least one action: this one changes nothing. */
const emptyOverlay = (id: string): string => `overlay: 1.0.0
info:
  title: ${id}, what its document leaves out
  version: 1.0.0
actions:
  - target: $.info
    description: Changes nothing; replace it by the first real action.
    update: {}
    x-evidence:
      mark: INFERRED
      source: written by npm run vendor
`

/** A newer document can leave the overlay without its targets: said, not undone. */
async function tryOverlay(folder: string, print: Print): Promise<void> {
  const openapi = (await textOf(join(folder, 'openapi.yaml'))) ?? ''
  const overlay = await textOf(join(folder, 'overlay.yaml'))
  try {
    await compile({ name: shown(folder), openapi, overlay })
    print('Next: npm run generate')
  } catch (error) {
    if (!(error instanceof SpecFault)) throw error
    for (const line of error.lines) print(`to mend: ${line}`)
  }
}

if (import.meta.main) await run(vendor)
