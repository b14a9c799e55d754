import type { Files } from '../../core/provider.ts'

const shape =
  /^\/image\/os\/a\d{2}[a-z]+\d+\/ws\/\d+\/ii\/([\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12})\.(?:png|jpg|webp)$/

/** `/image/os/a12d13/ws/2/ii/<imageUUID>.jpg` (SEED S4); the two numbers, seen from 01 to 22,
 *  are the file's shelf, which here follows from its id: INFERRED. */
export const files: Files = {
  origin: 'https://im.runware.ai',
  path: ({ id, format }) =>
    `/image/os/a${shelf(id.slice(0, 4))}d${shelf(id.slice(-4))}/ws/2/ii/${id}.${format}`,
  id: (path) => shape.exec(path)?.[1] ?? null,
  keptMs: () => null, // not found: the documents define `ttl` and no default
  gone: { status: 404, evidence: 'INFERRED' },
}

const SHELVES = 22

const shelf = (digits: string): string =>
  String(1 + ((Number.parseInt(digits, 16) || 0) % SHELVES)).padStart(2, '0')
