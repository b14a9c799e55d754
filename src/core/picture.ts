import type { Format, Size } from './job.ts'

/** What a result's file shows: all that drawing it takes. The same picture is the same bytes. */
export interface Picture {
  /** The file's id, a UUID. */
  readonly id: string
  /** The provider's name, as a person reads it. */
  readonly provider: string
  readonly prompt: string
  readonly seed: number
  readonly size: Size
  readonly format: Format
  /** How much of it JPEG and WEBP keep, 1 to 100; `null`: as the renderer sees fit. */
  readonly quality: number | null
}

/** Draws a picture into the bytes of its file. */
export type Draw = (picture: Picture) => Promise<Uint8Array>
