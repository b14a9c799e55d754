import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { documentOf } from './package.ts'

export interface DocumentFile {
  /** As seen from the working folder, so that a terminal can open it. */
  readonly file: string
  readonly text: string
}

/** A provider's compiled OpenAPI document; `null` for a provider that is not of this package. */
export function readDocument(id: string): DocumentFile | null {
  const path = documentOf(id)
  if (!existsSync(path)) return null
  return { file: relative('.', path), text: readFileSync(path, 'utf8') }
}
