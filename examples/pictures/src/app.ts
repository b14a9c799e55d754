import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { json } from 'node:stream/consumers'
import type { Receiver } from 'backlot/webhooks'
import type { Album } from './album.ts'
import { isRecord } from './json.ts'
import { KieError } from './kie.ts'
import type { Studio } from './studio.ts'

export interface Parts {
  readonly studio: Studio
  readonly album: Album
  readonly receiver: Receiver
}

/** `POST /pictures`, `GET /pictures/:id`, and `POST /webhooks/kie` for kie.ai's calls. */
export const app =
  (parts: Parts): RequestListener =>
  async (request, response) => {
    const { method, url = '/' } = request
    try {
      const id = /^\/pictures\/([^/?]+)$/.exec(url)?.[1]
      if (method === 'POST' && url === '/pictures') return await order(request, response, parts)
      if (method === 'POST' && url === '/webhooks/kie') return await hear(request, response, parts)
      if (method === 'GET' && id !== undefined) return show(id, response, parts)
      say(response, 404, { error: 'there is nothing here' })
    } catch (error) {
      console.error(error)
      say(response, 500, { error: 'something broke; it is in the log' })
    }
  }

async function order(request: IncomingMessage, response: ServerResponse, { studio }: Parts) {
  const body: unknown = await json(request).catch(() => null)
  const prompt = isRecord(body) ? body.prompt : undefined
  if (typeof prompt !== 'string' || prompt === '') {
    return say(response, 400, { error: 'prompt must be a text' })
  }
  try {
    const id = await studio.order(prompt)
    say(response, 202, { id, url: `/pictures/${id}` })
  } catch (error) {
    if (!(error instanceof KieError)) throw error
    say(response, ...refusal(error))
  }
}

/** What kie.ai's refusals are to our own callers. */
function refusal({ code, message }: KieError): [number, { error: string }] {
  if (code === 402) return [503, { error: 'we are out of credit at kie.ai; nothing was ordered' }]
  if (code === 429 || code === 455) return [503, { error: 'kie.ai is busy; try again in a minute' }]
  return [502, { error: `kie.ai refused: ${message}` }]
}

function show(id: string, response: ServerResponse, { album }: Parts) {
  const picture = album.find(id)
  if (picture === undefined) return say(response, 404, { error: 'there is no such picture' })
  if (picture.state === 'drawing') return say(response, 202, { state: 'drawing' })
  if (picture.state === 'failed') return say(response, 422, { error: picture.reason })
  response.writeHead(200, { 'content-type': picture.type }).end(picture.bytes)
}

/** A call only says that there is news: what the picture is, kie.ai itself is asked. Its signature
 *  covers id and time, and not the URLs in the body. */
async function hear(request: IncomingMessage, response: ServerResponse, parts: Parts) {
  const { studio, receiver } = parts
  const { method, url, headers } = request
  const verdict = await receiver.receive({ method, url, headers, body: request })
  if (verdict.kind === 'rejected') {
    console.warn(`a webhook call was rejected: ${verdict.message}`)
    return say(response, verdict.respond, { error: verdict.message })
  }
  if (verdict.kind === 'event') {
    await studio.settle(verdict.event.jobId).catch(async (error: unknown) => {
      // Told again, it is news again.
      await receiver.release(verdict.event)
      throw error
    })
  }
  say(response, verdict.respond, { ok: true })
}

function say(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}
