import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../host/folder.ts'
import { encodeTaken } from './codec.ts'
import { fileOf, foundFiles } from './finding.ts'
import { type Environment, RecordError, type RunRecord } from './record.ts'
import { type RedactOptions, redact } from './redact.ts'

export interface WriteOptions extends RedactOptions {
  /** The folder that holds all runs. */
  readonly runs: string
}

/** Of two runs at one provider within a second. */
const NAMES_MAX = 1_000

/**
 * Writes a run into a folder of its own and gives back its path. Secrets are taken out before the
 * first byte is written. The folder has its name only once it is whole: what fails on the way
 * leaves nothing behind and touches nothing that was there.
 */
export async function writeRecord(record: RunRecord, options: WriteOptions): Promise<string> {
  const files = filesOf(record, options)
  let partial: string | null = null
  try {
    await makeFolder(options.runs)
    const wanted = join(options.runs, nameOf(record))
    partial = `${wanted}.partial-${process.pid}`
    await mkdir(join(partial, 'findings'), { recursive: true })
    for (const [name, text] of files) await writeFile(join(partial, name), text)
    return await named(partial, wanted)
  } catch (error) {
    if (partial !== null) await rm(partial, { recursive: true, force: true }).catch(() => {})
    throw unkept(options.runs, error)
  }
}

/** Makes the folder of a run that begins, and gives back its path: it is there whatever ends the
 *  run. Rejects with a `RecordError`. */
export async function beginRecord(
  environment: Environment,
  { runs, ...options }: WriteOptions,
): Promise<string> {
  try {
    await makeFolder(runs)
    const folder = await claimed(join(runs, nameOf({ environment })))
    await replace(join(folder, 'environment.json'), pretty(redact(environment, options)))
    return folder
  } catch (error) {
    throw unkept(runs, error)
  }
}

/** Writes all of a run into the folder that it has from its beginning. Each file is there whole or as
 *  it was; that the run has ended is said last. */
export async function completeRecord(
  record: RunRecord,
  { folder, ...options }: RedactOptions & { readonly folder: string },
): Promise<string> {
  const files = filesOf(record, options)
  const last = ([name]: readonly [string, string]): number => Number(name === 'environment.json')
  try {
    await rm(join(folder, 'findings'), { recursive: true, force: true })
    await mkdir(join(folder, 'findings'))
    const ordered = files.toSorted((one, other) => last(one) - last(other))
    for (const [name, text] of ordered) await replace(join(folder, name), text)
    return folder
  } catch (error) {
    throw unkept(folder, error)
  }
}

async function replace(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text)
  await rename(`${file}.new`, file)
}

/** Makes a folder under the first name that is free. */
async function claimed(wanted: string): Promise<string> {
  for (let count = 1; count < NAMES_MAX; count += 1) {
    const folder = count === 1 ? wanted : `${wanted}-${count}`
    try {
      await mkdir(folder)
      return folder
    } catch (error) {
      if (!existsSync(folder)) throw error
    }
  }
  throw new Error(`there are ${NAMES_MAX} runs named ${wanted}`)
}

function unkept(where: string, error: unknown): RecordError {
  const why = error instanceof Error ? error.message : String(error)
  return new RecordError(`the record cannot be kept in ${where}: ${why}`)
}

/** `2026-11-25T04-11-08Z-krea`: sorts by time, and is a name on every file system. */
const nameOf = ({ environment: { startedAt, provider } }: Pick<RunRecord, 'environment'>): string =>
  `${new Date(startedAt).toISOString().slice(0, 19).replaceAll(':', '-')}Z-${provider}`

/** Gives a folder the first name that is free; another run may take one at the same moment. */
async function named(partial: string, wanted: string): Promise<string> {
  for (let count = 1; count < NAMES_MAX; count += 1) {
    const folder = count === 1 ? wanted : `${wanted}-${count}`
    if (existsSync(folder)) continue
    try {
      await rename(partial, folder)
      return folder
    } catch (error) {
      if (!existsSync(folder)) throw error
    }
  }
  throw new Error(`there are ${NAMES_MAX} runs named ${wanted}`)
}

/** Every file of a record, by its name, without a secret. */
export function filesOf(record: RunRecord, options: RedactOptions): readonly [string, string][] {
  const { environment, report, spend, taken } = record
  const whole = {
    environment,
    report,
    spend,
    found: foundFiles(record),
    taken: taken.map(encodeTaken),
  }
  // The shape stays; only texts are replaced.
  const { found, ...safe } = redact(whole, options) as typeof whole
  return [
    ['environment.json', pretty(safe.environment)],
    ['transcript.jsonl', safe.taken.map((one) => `${JSON.stringify(one)}\n`).join('')],
    ['findings.json', pretty(safe.report)],
    ['spend.json', pretty(safe.spend)],
    ...found.map((one): [string, string] => [`findings/${fileOf(one.check)}`, pretty(one)]),
  ]
}

const pretty = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
