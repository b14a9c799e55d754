import type { Sharp } from 'sharp'
import type { Format } from '../../src/core/job.ts'
import type { Draw, Picture } from '../../src/core/picture.ts'
import { poster } from './poster.ts'

/** How much JPEG and WEBP keep where the request does not say. */
const qualityUsual = 85

const quality = (picture: Picture): number =>
  Math.min(100, Math.max(1, Math.round(picture.quality ?? qualityUsual)))

/** Flat colours pack well at any level: the low ones are several times as fast. */
const encode = {
  png: (image) => image.png({ compressionLevel: 3, adaptiveFiltering: false }),
  jpg: (image, picture) => image.jpeg({ quality: quality(picture) }),
  webp: (image, picture) => image.webp({ quality: quality(picture), effort: 0 }),
} as const satisfies Record<Format, (image: Sharp, picture: Picture) => Sharp>

/** Draws a picture as a poster of exactly its size; the renderer is loaded with the first. */
export const draw: Draw = async (picture) => {
  const { default: sharp } = await import('sharp')
  const image = sharp(Buffer.from(poster(picture)), { limitInputPixels: false }).removeAlpha()
  return encode[picture.format](image, picture).toBuffer()
}
