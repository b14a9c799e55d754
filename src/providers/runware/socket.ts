import { type HttpResponse, isRecord, readJson } from '../../core/exchange.ts'
import type { Message, Socket } from '../../core/socket.ts'
import { faults } from './faults.ts'

type Item = Readonly<Record<string, unknown>>

/**
 * Arrays of the same tasks as over HTTP, the key in the first (DOCS authentication). How long
 * results wait for who comes back is nowhere: INFERRED.
 */
export const socket: Socket = {
  origin: 'wss://ws-api.runware.ai',
  path: '/v1',
  idleMs: 120_000, // DOCS
  keptMs: 600_000,
  hello: (apiKey, session) =>
    JSON.stringify([
      {
        taskType: 'authentication',
        apiKey,
        ...(session !== null && { connectionSessionUUID: session }),
      },
    ]),
  messages: (frame) =>
    Array.isArray(frame) && frame.length > 0
      ? frame.map(messageOf)
      : [{ kind: 'call', body: frame }],
  request: (body, key) => ({
    method: 'POST',
    path: '/v1',
    headers: {
      'content-type': 'application/json',
      ...(key !== null && { authorization: `Bearer ${key}` }),
    },
    body,
  }),
  frames: framesOf,
  welcome: (connectionSessionUUID) =>
    JSON.stringify({ data: [{ taskType: 'authentication', connectionSessionUUID }] }),
  ping: JSON.stringify([{ taskType: 'ping', ping: true }]), // DOCS
  pong: JSON.stringify({ data: [{ taskType: 'ping', pong: true }] }), // CODE websocket.ts
}

function messageOf(task: unknown): Message {
  const body = [task]
  if (!isRecord(task)) return { kind: 'call', body }
  const { taskType, apiKey, connectionSessionUUID: session } = task
  if (taskType === 'ping') return { kind: 'ping' }
  if (taskType !== 'authentication') return { kind: 'call', body }
  return {
    kind: 'authenticate',
    key: typeof apiKey === 'string' ? apiKey : '',
    session: typeof session === 'string' ? session : null,
    body,
  }
}

/** Results come one by one, and each refusal by itself, as the vendor's client takes no more than
 *  one of a frame (CODE sdk-js). A poll is answered in one piece. */
function framesOf(response: HttpResponse, body: unknown): readonly string[] {
  const answer = readJson(response.body)
  if (!isRecord(answer)) return [JSON.stringify({ errors: [broken] })]
  const data = listOf(answer.data)
  const errors = listOf(answer.errors)
  if (!asksForImages(body) || data.length + errors.length < 2) return [JSON.stringify(answer)]
  const empty = data.length === 0 && Array.isArray(answer.data) ? { data: [] } : {}
  return [
    ...data.map((item) => JSON.stringify({ data: [item] })),
    ...errors.map((error) => JSON.stringify({ ...empty, errors: [error] })),
  ]
}

const { code, message } = faults.internal
const broken = { code, message }

const listOf = (value: unknown): Item[] => (Array.isArray(value) ? value.filter(isRecord) : [])

const asksForImages = (body: unknown): boolean =>
  listOf(body).some(({ taskType }) => taskType === 'imageInference')
