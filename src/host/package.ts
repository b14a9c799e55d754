import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The package's own folder: it lies above the sources as above the build. */
export function packageFolder(): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder
  }
  throw new Error(`no package.json above ${import.meta.dirname}`)
}

/** The package's version, as its `package.json` says. */
export function version(): string {
  const text = readFileSync(join(packageFolder(), 'package.json'), 'utf8')
  return /"version": *"([^"]+)"/.exec(text)?.[1] ?? 'unknown'
}

/** The file of a provider's compiled OpenAPI document. */
export const documentOf = (id: string): string =>
  join(packageFolder(), 'generated', id, 'openapi.json')

/** The folder of what that document is compiled from. */
export const specsOf = (id: string): string => join(packageFolder(), 'specs', id)
