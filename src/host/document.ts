import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { documentOf, specsOf } from './package.ts'

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

export interface SourcesFile {
  /** The folder of what a document is compiled from, as seen from the working folder. */
  readonly folder: string
  /** `overlay.yaml:61`, by JSON pointer into the compiled document. */
  readonly places: ReadonlyMap<string, string>
}

/** Where a compiled document is from; `null` outside of a checkout, where that is not at hand. */
export function readSources(id: string): SourcesFile | null {
  const [folder, file] = [specsOf(id), join(documentOf(id), '../sources.json')]
  if (!existsSync(folder) || !existsSync(file)) return null
  // Machine-written beside the document.
  const places = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>
  return { folder: relative('.', folder), places: new Map(Object.entries(places)) }
}
