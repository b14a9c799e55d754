import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The package's version, read from its `package.json`: above the sources as above the build. */
export function version(): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, 'package.json')
    if (existsSync(file)) return versionIn(readFileSync(file, 'utf8'))
  }
  return 'unknown'
}

const versionIn = (text: string): string => /"version": *"([^"]+)"/.exec(text)?.[1] ?? 'unknown'
