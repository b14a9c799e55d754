import type { Format, Result } from '../../core/job.ts'
import type { Files } from '../../core/provider.ts'

/** CODE: results seen at `https://gen.krea.ai/images/<uuid>.png`. */
export const files: Files = {
  origin: 'https://gen.krea.ai',
  path: ({ id, format }) => `/images/${id}.${format}`,
  id: (path) => pattern.exec(path)?.[1] ?? null,
  keptMs: () => null, // How long results stay is not documented, and no file was seen to go.
  gone: { status: 404, evidence: 'INFERRED' },
}

const pattern = /^\/images\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\.(?:png|jpg|webp)$/

/** The finished image at a URL; one that is not named in this provider's way has the id `''`. */
export function resultAt(url: string): Result {
  const path = URL.parse(url)?.pathname ?? ''
  return {
    id: files.id(path) ?? '',
    state: 'succeeded',
    format: formats.get(path.slice(path.lastIndexOf('.') + 1)) ?? 'png',
    url,
    base64: null,
    seed: null,
    prompt: null,
    costMicroUsd: null,
    failure: null,
  }
}

const formats: ReadonlyMap<string, Format> = new Map([
  ['png', 'png'],
  ['jpg', 'jpg'],
  ['jpeg', 'jpg'],
  ['webp', 'webp'],
])
