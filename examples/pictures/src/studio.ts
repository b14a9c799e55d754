import type { Album } from './album.ts'
import type { Kie, Task } from './kie.ts'

/** kie.ai's call is waited for so long; then it is asked, again and again. */
const PATIENCE_MS = 60_000
const POLL_MS = 15_000
/** So many questions without an answer are the end of it. */
const POLLS_MAX = 40

export interface StudioOptions {
  readonly kie: Kie
  readonly album: Album
  /** Where kie.ai reaches this service. */
  readonly callBackUrl: string
}

/** Orders pictures and sees to it that each comes to an end, whether kie.ai calls or not. */
export function studio({ kie, album, callBackUrl }: StudioOptions) {
  const isOpen = (id: string): boolean => album.find(id)?.state === 'drawing'

  const order = async (prompt: string): Promise<string> => {
    const id = await kie.create(prompt, callBackUrl)
    album.save(id, { state: 'drawing' })
    later(() => poll(id, POLLS_MAX), PATIENCE_MS)
    return id
  }

  /** Asks kie.ai and takes in what it says; the same answer twice is one picture. */
  const settle = async (id: string): Promise<void> => {
    const task = await kie.look(id)
    if (task.state === 'drawing') return
    const picture = await pictureOf(task)
    if (isOpen(id)) album.save(id, picture)
  }

  const poll = async (id: string, left: number): Promise<void> => {
    if (!isOpen(id)) return
    if (left === 0) return album.save(id, { state: 'failed', reason: 'kie.ai never finished it' })
    await settle(id).catch((error: unknown) => console.warn(`could not ask for ${id}:`, error))
    later(() => poll(id, left - 1), POLL_MS)
  }

  return { order, settle }
}

export type Studio = ReturnType<typeof studio>

const later = (act: () => void, ms: number): void => {
  setTimeout(act, ms)
}

async function pictureOf({ url, failure }: Task) {
  if (url === null) return { state: 'failed', reason: failure ?? 'kie.ai gave no reason' } as const
  const file = await fetch(url)
  if (!file.ok) throw new Error(`the file at kie.ai answers ${file.status}`)
  const type = file.headers.get('content-type') ?? 'application/octet-stream'
  return { state: 'done', type, bytes: new Uint8Array(await file.arrayBuffer()) } as const
}
