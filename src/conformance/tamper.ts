import { dice } from '../core/dice.ts'
import { type HttpRequest, type HttpResponse, readJson } from '../core/exchange.ts'
import type { JobView } from '../core/job.ts'
import type { Outcome } from '../core/outcome.ts'
import { router } from '../core/route.ts'
import type { Plot } from './check.ts'
import type { FileAsk, Note, Received, Target } from './target.ts'

/** Ways to plant one fault in a target, for mutants. Each gives a new target; none changes the old. */

export const tamperRequests = (
  target: Target,
  change: (request: HttpRequest, note: Note) => HttpRequest,
): Target => ({
  ...target,
  send: (request, note) => target.send(change(request, note), note),
})

/** The same request under another key; as it is where none can be read from it. */
export function rekeyed(
  request: HttpRequest,
  { provider: { dialect } }: Plot,
  change: (key: string) => string,
): HttpRequest {
  const key = dialect.key(request, [])
  if (key === null) return request
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      value.replaceAll(key, change(key)),
    ]),
  )
  return { ...request, headers }
}

export const tamperResponses = (
  target: Target,
  change: (response: HttpResponse, note: Note, request: HttpRequest) => HttpResponse,
): Target => ({
  ...target,
  send: async (request, note) => change(await target.send(request, note), note, request),
})

export const tamperFiles = (
  target: Target,
  change: (response: HttpResponse, ask: FileAsk, url: string) => HttpResponse,
): Target => ({
  ...target,
  file: async (url, how) => change(await target.file(url, how), how ?? plainly, url),
})

const plainly: FileAsk = { method: 'GET', headers: {} }

export const tamperInbox = (
  target: Target,
  change: (received: readonly Received[]) => readonly Received[],
): Target => ({ ...target, received: () => change(target.received()) })

/** Changes what goes over WebSocket: each frame that is sent, and those heard after each. */
export const tamperTalk = (
  target: Target,
  {
    send = (frame) => [frame],
    hear = (frames) => frames,
  }: {
    readonly send?: (frame: string) => readonly string[]
    readonly hear?: (frames: readonly string[]) => readonly string[]
  },
): Target => {
  const { connect } = target
  if (connect === undefined) return target
  return {
    ...target,
    connect: async () => {
      const wire = await connect()
      return {
        ...wire,
        send: async (frame, note) => {
          for (const one of send(frame)) await wire.send(one, note)
        },
        hear: async (...until) => hear(await wire.hear(...until)),
      }
    },
  }
}

/** Changes the meaning of webhook calls: read, changed, and written again; `nth` counts the calls
 *  to one URL. What cannot be read stays. */
export const tamperCalls = (
  target: Target,
  { provider: { webhook } }: Plot,
  change: (job: JobView, nth: number) => JobView | null,
): Target =>
  tamperInbox(target, (calls) => {
    const counts = new Map<string, number>()
    return calls.flatMap((call) => {
      const nth = counts.get(call.url) ?? 0
      counts.set(call.url, nth + 1)
      const read = webhook?.read(call.body)
      if (webhook === null || read?.kind !== 'job') return [call]
      const changed = change(read.job, nth)
      if (changed === null || changed === read.job) return changed === null ? [] : [call]
      return [{ ...call, body: webhook.render(changed, target.quirks).body }]
    })
  })

/** Changes the meaning of answers: read by the dialect, changed, and spelled again. */
export function tamperOutcomes(
  target: Target,
  { provider }: Plot,
  change: (outcome: Outcome, note: Note) => Outcome,
): Target {
  const route = router(provider.contract)
  return tamperResponses(target, (response, note, request) => {
    const { intent } = note
    const match = route(request.method, request.path.split('?')[0] ?? '')
    if (intent === null || typeof match === 'string') return response
    const read = provider.dialect.read(response, intent)
    const outcome = change(read, note)
    if (outcome === read) return response
    const scene = {
      request,
      operation: match.operation.id,
      now: target.now(),
      dice: dice('tampered'),
      quirks: target.quirks, // A planted fault is spelled by the book.
    }
    // What is different without any change, as an answer's own id is, is not the fault's.
    const [before, after] = [read, outcome].map((each) =>
      provider.dialect.render([{ intent, outcome: each }], scene),
    )
    return before === undefined || after === undefined ? response : moved(response, before, after)
  })
}

/** The answer that was given, changed as one rendering differs from another. */
function moved(response: HttpResponse, before: HttpResponse, after: HttpResponse): HttpResponse {
  const told = { ...response.headers, ...after.headers }
  const headers = Object.entries(told).flatMap(([name, value]) => {
    if (before.headers[name] === after.headers[name])
      return name in response.headers ? [[name, response.headers[name]]] : []
    return name in after.headers ? [[name, value]] : []
  })
  const same = before.status === after.status && before.body === after.body
  return { ...(same ? response : after), headers: Object.fromEntries(headers) }
}

/** Changes the JSON of answers; what is not JSON stays. */
export const tamperJson = (
  target: Target,
  change: (value: unknown, note: Note) => unknown,
): Target =>
  tamperResponses(target, (response, note) => {
    const value = readJson(response.body)
    return value === undefined
      ? response
      : { ...response, body: JSON.stringify(change(value, note)) }
  })
