import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checks } from '../conformance/checks/index.ts'
import type { Taken } from '../conformance/report/evidence.ts'
import type { ProviderReport } from '../conformance/report/report.ts'
import type { Spend } from '../conformance/report/spend.ts'
import { isRecord } from '../core/exchange.ts'
import type { Provider } from '../core/provider.ts'
import { decodeTaken } from './codec.ts'
import { type FoundFile, fileOf } from './finding.ts'
import { type Environment, RECORD_VERSION, RecordError, type RunRecord } from './record.ts'

export type FindProvider = (id: string) => Provider | undefined

/** A run out of its folder. Rejects with a `RecordError` for what is no record, is cut off, or is
 *  of another version. */
export async function readRecord(folder: string, find: FindProvider): Promise<RunRecord> {
  const environment = await readEnvironment(folder)
  if (environment.endedAt === null) {
    throw new RecordError(`${folder} is of a run that has not come to its end`)
  }
  const provider = find(environment.provider)
  if (provider === undefined) {
    throw new RecordError(`${folder} is of a provider that is not here: ${environment.provider}`)
  }
  const lines = (await textOf(join(folder, 'transcript.jsonl'))).split('\n')
  const taken = lines
    .slice(0, -1)
    .map((line, index) => takenOf(line, { provider, where: `${folder}/transcript.jsonl`, index }))
  if (lines.at(-1) !== '' || taken.length !== environment.transcripts) {
    throw new RecordError(
      `${folder}/transcript.jsonl is cut off: it holds ${taken.length} of ${environment.transcripts} transcripts`,
    )
  }
  return {
    environment,
    taken,
    // Written by this version, as the environment says.
    report: (await jsonOf(join(folder, 'findings.json'))) as unknown as ProviderReport,
    spend: (await jsonOf(join(folder, 'spend.json'))) as unknown as Spend,
  }
}

/** Under what a run was made. Rejects with a `RecordError` as `readRecord` does. */
export async function readEnvironment(folder: string): Promise<Environment> {
  mustBeRun(folder)
  return environmentOf(await jsonOf(join(folder, ENVIRONMENT)), folder)
}

const ENVIRONMENT = 'environment.json'

function mustBeRun(folder: string): void {
  if (!existsSync(folder)) throw new RecordError(`there is no ${folder}`)
  if (existsSync(join(folder, ENVIRONMENT))) return
  throw new RecordError(`${folder} is not the folder of a run: it has no ${ENVIRONMENT}`)
}

/** A finding out of its file, or by `RUN#CHECK`. */
export async function readFinding(name: string): Promise<FoundFile> {
  const [folder = '', check] = name.split('#')
  if (check !== undefined) mustBeRun(folder)
  const file = check === undefined ? name : join(folder, 'findings', fileOf(check))
  if (check !== undefined && !existsSync(file)) {
    throw new RecordError(`${folder} has no finding of '${check}': ${await findingsIn(folder)}`)
  }
  if (check === undefined && existsSync(join(name, ENVIRONMENT))) {
    throw new RecordError(
      `${name} is a whole run, and a finding is named ${name}#CHECK: ${await findingsIn(name)}`,
    )
  }
  if (!existsSync(file)) throw new RecordError(`there is no ${file}`)
  const value = await jsonOf(file)
  environmentOf(value.environment, file)
  // Written by this version, as the environment says.
  return value as unknown as FoundFile
}

async function findingsIn(folder: string): Promise<string> {
  const files = await readdir(join(folder, 'findings')).catch((): string[] => [])
  const all = checks.map(({ id }) => id).filter((id) => files.includes(fileOf(id)))
  return all.length === 0 ? 'it has none' : `it has ${all.join(', ')}`
}

function environmentOf(value: unknown, where: string): Environment {
  if (!isRecord(value) || typeof value.record !== 'number') {
    throw new RecordError(`${where} is no record of a run`)
  }
  if (value.record !== RECORD_VERSION) {
    throw new RecordError(
      `${where} is a record of version ${value.record}, made by backlot ${value.backlot}; ` +
        `this backlot reads version ${RECORD_VERSION}`,
    )
  }
  // Written by this version: its shape is known.
  return value as unknown as Environment
}

interface Line {
  readonly provider: Provider
  readonly where: string
  readonly index: number
}

function takenOf(line: string, { provider, where, index }: Line): Taken {
  try {
    return decodeTaken(JSON.parse(line), provider)
  } catch (error) {
    throw new RecordError(`${where}, line ${index + 1}, is no transcript`, { cause: error })
  }
}

async function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    const { code, message } = error as NodeJS.ErrnoException // All that the file system throws.
    const why = code === 'EISDIR' ? 'it is a folder, and none of a run' : message
    throw new RecordError(`${file} cannot be read: ${why}`, { cause: error })
  })
}

async function jsonOf(file: string): Promise<Record<string, unknown>> {
  const text = await textOf(file)
  const value = ((): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      return null
    }
  })()
  if (isRecord(value)) return value
  throw new RecordError(`${file} is no JSON object; it may be cut off`)
}
