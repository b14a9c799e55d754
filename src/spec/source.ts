import { readFile, stat } from 'node:fs/promises'
import { reasonOf, SpecFault } from './fault.ts'

/** No OpenAPI document is larger; a page that is may be anything. */
const BYTES_MAX = 32 * 1024 * 1024
const FETCH_MAX_MS = 30_000

export const isUrl = (source: string): boolean => /^https?:\/\//i.test(source)

/** The bytes of a file or of a URL's answer. Refuses any answer but 2xx, and more than 32 MiB. */
export async function readSource(source: string): Promise<Uint8Array> {
  const bytes = isUrl(source) ? await fetchBytes(source) : await fileBytes(source)
  if (bytes.byteLength <= BYTES_MAX) return bytes
  throw new SpecFault(`${source}: ${bytes.byteLength} bytes; expected at most ${BYTES_MAX}`)
}

async function fetchBytes(url: string): Promise<Uint8Array> {
  let response: Response
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(FETCH_MAX_MS) })
    if (response.ok) return await response.bytes()
  } catch (error) {
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
    throw new SpecFault(`${url}: could not be fetched: ${reasonOf(cause)}`)
  }
  const answer = `${response.status} ${response.statusText}`.trim()
  throw new SpecFault(`${url}: answered ${answer}; expected 200 and the document`)
}

async function fileBytes(file: string): Promise<Uint8Array> {
  try {
    if ((await stat(file)).size > BYTES_MAX) throw new Error(`larger than ${BYTES_MAX} bytes`)
    return await readFile(file)
  } catch (error) {
    throw new SpecFault(`${file}: could not be read: ${reasonOf(error)}`)
  }
}
