import { type HttpRequest, readJson } from '../../core/exchange.ts'
import { brokenBy, calling, callsOut, intentsOf, requestOf } from '../asked.ts'
import { breakage } from '../breakage.ts'
import { knock as knocked } from '../knock.ts'
import type { Breaking } from '../script.ts'
import { type Of, type Performance, plain } from './performance.ts'

/** What makes a sound request one that no contract knows. */
const spoilt = {
  'not-json': { body: '{"prompt": "a' },
  'unknown-path': { path: '/no/such/path' },
  'wrong-method': { method: 'PUT' },
} as const satisfies Record<Exclude<Breaking, 'constraint'>, Partial<HttpRequest>>

/** A request with one thing wrong, and which; `null` where it has nothing of that kind. */
export function brokenIn(
  on: Performance,
  sound: HttpRequest,
  { how, nth }: Pick<Of<'break'>, 'how' | 'nth'>,
): { readonly label: string; readonly request: HttpRequest } | null {
  if (how !== 'constraint') return { label: how, request: { ...sound, ...spoilt[how] } }
  const contract = on.operation(sound)?.body ?? null
  if (contract === null) return null
  const { tolerates } = on
  const picked = breakage(readJson(sound.body ?? ''), contract, { nth, tolerates })
  if (picked === null) return null
  return { label: picked.label, request: { ...sound, body: JSON.stringify(picked.body) } }
}

/** Sends a submit with one thing wrong. */
export async function spoil(on: Performance, step: Of<'break'>, index: number): Promise<void> {
  const sound = on.encode(step.submit, 'caller')
  const broken = sound === null ? null : brokenIn(on, sound, step)
  if (sound === null || broken === null) return
  const ask = { ...plain(step, index), who: 'caller', intent: step.submit } as const
  await on.send(broken.request, { ...ask, broken: broken.label, sound })
}

/** One entry for each thing that it asks for; a wrong one is about the first. */
export async function drawn(on: Performance, step: Of<'request'>, index: number): Promise<void> {
  const { provider, target } = on.stage
  const { wrong } = step
  const who = 'guest'
  // No call is asked for where none can arrive.
  if (target.inboxUrl === '' && callsOut(wrong?.drawn ?? step.sound)) return
  const key = on.key(who)
  const called = calling(step.sound, `${target.inboxUrl}/drawn`)
  const intents = intentsOf(called, provider)
  if (key === null || intents === null) return
  if (wrong !== null && brokenBy(wrong.drawn, provider).every(on.tolerates)) return
  const sound = requestOf(called, { provider, key })
  const sent = wrong === null ? sound : requestOf(wrong.drawn, { provider, key })
  const asked = wrong === null ? intents : intents.slice(0, 1)
  const broken = wrong?.label ?? null
  const intent = asked.length === 1 ? (asked[0] ?? null) : null
  const said = await on.exchange(sent, { who, intent, broken, sound })
  for (const each of asked) {
    const outcome = on.meaning(said.response, each)
    on.note({ ...plain(step, index), who, broken, ...said, intent: each, outcome })
  }
}

/** Shows a key in another way than the usual one. */
export async function knock(on: Performance, step: Of<'knock'>, index: number): Promise<void> {
  const { provider } = on.stage
  const key = on.key(step.how === 'bad-key-inside' ? 'intruder' : 'caller')
  const found = key === null ? null : knocked(step, { provider, key })
  if (key === null || found === null) return
  const { request, intent } = found
  const sound = on.encode(intent, 'caller')
  if (sound === null) return
  const good = step.how === 'key-inside'
  const ask = { who: good ? 'caller' : 'nobody', broken: good ? null : step.how, intent } as const
  const said = await on.exchange(request, { ...ask, sound })
  const { body } = said.request
  on.note({
    ...plain(step, index),
    ...ask,
    ...said,
    // Where a body carries the key, the record does not.
    request: { ...said.request, body: String(body).replaceAll(key, 'a-key') },
    outcome: on.meaning(said.response, intent),
  })
}
