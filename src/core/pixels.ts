import type { Size } from './job.ts'

/** Pixel dimensions read from an image file's own header; `null` for what is no image. */
export function pixelsOf(bytes: Uint8Array): Size | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    if (view.getUint32(0) === 0x89504e47) return sizeOfPng(view)
    if (view.getUint16(0) === 0xffd8) return sizeOfJpeg(view)
    if (view.getUint32(0) === 0x52494646 && view.getUint32(8) === 0x57454250)
      return sizeOfWebp(view)
    return null
  } catch (error) {
    // The header promises more than the file holds.
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Whether an image file goes on to where its format says that it ends. */
export function isComplete(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { byteLength: length } = view
  if (length < 12) return false
  // The last chunk, IEND, has no data and thus always the same checksum.
  if (view.getUint32(0) === 0x89504e47) return view.getUint32(length - 4) === 0xae426082
  if (view.getUint16(0) === 0xffd8) return view.getUint16(length - 2) === 0xffd9
  return view.getUint32(0) === 0x52494646 && view.getUint32(4, true) + 8 === length
}

const sizeOfPng = (view: DataView): Size => ({
  width: view.getUint32(16),
  height: view.getUint32(20),
})

/** A JPEG is a row of marked segments; the frame's is one of SOF0 to SOF15. */
function sizeOfJpeg(view: DataView): Size | null {
  for (let at = 2; at < view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at)
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf
    const isTable = marker === 0xffc4 || marker === 0xffc8 || marker === 0xffcc
    if (isFrame && !isTable)
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
  }
  return null
}

/** Lossy, lossless and extended WebP keep their size in three places. */
function sizeOfWebp(view: DataView): Size | null {
  const chunk = view.getUint32(12)
  if (chunk === 0x56503820) {
    return {
      width: view.getUint16(26, true) & 0x3fff,
      height: view.getUint16(28, true) & 0x3fff,
    }
  }
  if (chunk === 0x5650384c) {
    const bits = view.getUint32(21, true)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  if (chunk !== 0x56503858) return null
  return {
    width: uint24(view, 24) + 1,
    height: uint24(view, 27) + 1,
  }
}

const uint24 = (view: DataView, at: number): number =>
  view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
