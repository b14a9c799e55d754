import { mediaTypes, type Result } from '../core/job.ts'
import { readUpTo } from './body.ts'
import { hostOf, type Line, reasonOf, TransportError } from './line.ts'

/** One finished image. */
export interface Image {
  /** Where the file is; `null` when it came inside the answer. */
  readonly url: string | null
  readonly mediaType: (typeof mediaTypes)[keyof typeof mediaTypes]
  /** The seed that the provider says it used. */
  readonly seed: number | null
  /** The prompt as the provider rewrote it. */
  readonly prompt: string | null
  /** The file. Rejects when it cannot be fetched; files expire, so fetch them soon. */
  bytes(): Promise<Uint8Array>
}

/** No image of any provider comes near. */
const IMAGE_BYTES_MAX = 64 * 1024 * 1024

/** The images among a job's results. */
export const imagesOf = (results: readonly Result[], line: Line): readonly Image[] =>
  results
    .filter(({ state }) => state === 'succeeded')
    .map(({ url, base64, format, seed, prompt }) => ({
      url,
      mediaType: mediaTypes[format],
      seed,
      prompt,
      bytes: () => (base64 === null ? download(url, line) : Promise.resolve(decode(base64))),
    }))

const decode = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))

/** The file's host is not the provider's: it gets no key. */
async function download(url: string | null, { fetch }: Line): Promise<Uint8Array> {
  if (url === null) throw new Error('The provider gave neither a URL nor the image itself')
  const response = await reach(url, fetch)
  if (response.ok) return readUpTo(response, { bytesMax: IMAGE_BYTES_MAX, what: `The file ${url}` })
  await response.body?.cancel()
  throw new Error(`The file ${url} answers HTTP ${response.status}; it may have expired`)
}

async function reach(url: string, call: Line['fetch']): Promise<Response> {
  try {
    return await call(url)
  } catch (error) {
    throw new TransportError(hostOf(url), reasonOf(error))
  }
}
