import type { HttpRequest, HttpResponse } from '../../src/core/exchange.ts'
import { mediaTypes } from '../../src/core/job.ts'
import type { Draw, Picture } from '../../src/core/picture.ts'
export async function answerFile(
  _r: HttpRequest,
  picture: Picture,
  draw: Draw,
): Promise<HttpResponse> {
  const body = await draw(picture)
  return {
    status: 200,
    headers: { 'content-type': mediaTypes[picture.format], 'content-length': String(body.length) },
    body,
  }
}
