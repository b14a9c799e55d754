import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../../core/clock.ts'
import { type Beat, mediaTypes, type Size } from '../../core/job.ts'
import { pixelsOf } from '../../core/pixels.ts'
import { systemFetch } from '../../host/fetch.ts'
import type { Receiver } from './receiver.ts'
import { diary, type Follow, pollOn, type Stage, type Take } from './stage.ts'

/** One provider's row of the demo: all that was seen of its job. */
export interface Shot {
  readonly provider: string
  /** `at` in milliseconds since the submission, as in all of a shot. */
  readonly phases: readonly Beat[]
  readonly webhook: { readonly at: number; readonly bytes: number } | null
  readonly take: Take | null
  readonly image: Picture | null
  /** Why there is no image. */
  readonly error: string | null
}

export interface Picture {
  readonly file: string
  readonly mediaType: string
  readonly bytes: number
  readonly size: Size
}

export interface Errand extends Pick<Stage, 'apiKey' | 'baseUrl' | 'prompt'> {
  readonly provider: string
  readonly follow: Follow
  readonly clock: Clock
  readonly receiver: Receiver
  /** The folder for the image. */
  readonly out: string
}

/** Follows one job and fetches its image; what fails is part of the shot. */
export async function shoot(errand: Errand): Promise<Shot> {
  const { provider, follow, clock, receiver, out } = errand
  const notes = diary(clock)
  const hook = receiver.hook(provider)
  let take: Take | null = null
  let image: Picture | null = null
  let error: string | null = null
  try {
    take = await follow({ ...errand, hook, saw: notes.saw, poll: pollOn(clock) })
    image = await fetchImage(take.imageUrl, join(out, provider))
  } catch (thrown) {
    error = thrown instanceof Error ? thrown.message : String(thrown)
  }
  const [call] = hook.calls
  const webhook = call === undefined ? null : { at: notes.since(call.at), bytes: call.bytes }
  return { provider, phases: notes.beats, webhook, take, image, error }
}

/** Downloads an image beside its siblings, named after its provider, and measures it. */
async function fetchImage(url: string, path: string): Promise<Picture> {
  const response = await systemFetch(url)
  if (!response.ok) throw new Error(`${url} answers HTTP ${response.status}`)
  const bytes = await response.bytes()
  const size = pixelsOf(bytes)
  if (size === null) throw new Error(`${url} is no image: ${bytes.length} bytes`)
  const mediaType = response.headers.get('content-type') ?? ''
  const [ending = 'bin'] = Object.entries(mediaTypes).find(([, type]) => type === mediaType) ?? []
  const file = `${path}.${ending}`
  await writeFile(file, bytes)
  return { file, mediaType, bytes: bytes.length, size }
}
