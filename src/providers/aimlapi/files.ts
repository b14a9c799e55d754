import type { Files } from '../../core/provider.ts'

/** Folders that the documentation's samples lie in (CODE aimlapi/api-docs); what chooses among
 *  them is unknown, so a file's id does: INFERRED. */
const folders = ['guepard', 'hedgehog', 'bison', 'hippopotamus'] as const

const shape =
  /^\/generations\/[\w-]+\/\d+-([\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12})\.(?:png|jpe?g|webp)$/

/** `/generations/<animal>/<ms>-<uuid>.png` on the CDN (SEED S3). */
export const files: Files = {
  origin: 'https://cdn.aimlapi.com',
  path: ({ id, format, createdAt }) => `/generations/${folderOf(id)}/${createdAt}-${id}.${format}`,
  id: (path) => shape.exec(path)?.[1] ?? null,
  keptMs: () => null, // How long files stay is not documented, and none was seen to go.
  gone: { status: 404, evidence: 'INFERRED' },
}

function folderOf(id: string): string {
  const digit = Number.parseInt(id.slice(-1), 16) || 0
  return folders[digit % folders.length] ?? folders[0]
}
