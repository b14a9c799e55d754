/** Reads a body up to a limit; throws once it is longer, naming what was read. */
export async function readUpTo(
  response: Response,
  { bytesMax, what }: { readonly bytesMax: number; readonly what: string },
): Promise<Uint8Array> {
  const reader = response.body?.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) {
    size += next.value.length
    chunks.push(next.value)
    if (size <= bytesMax) continue
    await reader?.cancel()
    throw new Error(`${what} is longer than ${bytesMax} bytes`)
  }
  return join(chunks, size)
}

function join(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const [first] = chunks
  if (first !== undefined && chunks.length === 1) return first
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
