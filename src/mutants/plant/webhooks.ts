import { tamperInbox } from '../../conformance/tamper.ts'
import type { Received } from '../../conformance/target.ts'
import { isRecord, readJson } from '../../core/exchange.ts'
import type { JobView } from '../../core/job.ts'
import type { Webhook } from '../../core/provider.ts'
import { noQuirks } from '../../core/quirk.ts'
import type { Fault, Ground } from '../planted.ts'
import { shown } from './transitions.ts'

type Calls = readonly Received[]

const MINUTE = 60_000

const inbox = (id: string, sentence: string, change: (calls: Calls) => Calls): Fault => ({
  id: `webhook/${id}`,
  sentence,
  shows: ({ received }) => received.length > 0,
  plant: (target) => tamperInbox(target, change),
})

const each = (change: (call: Received, index: number, all: Calls) => Received) => (calls: Calls) =>
  calls.map(change)

/** Every way in which webhook calls can go wrong; none where a provider makes none. */
export const webhooks = ({ provider }: Ground): readonly Fault[] => {
  const { webhook, lifecycle } = provider
  if (webhook === null) return []
  const phases = Object.keys(lifecycle.phases)
  return [
    ...timing,
    ...bodies,
    ...signing(webhook),
    ...phases.map((phase) =>
      inbox(
        `told/${phase}`,
        `Webhook calls about jobs in another phase say ${phase}.`,
        each(retell(webhook, (job) => (job.phase === phase ? job : shown(provider, job, phase)))),
      ),
    ),
    inbox(
      'other-id',
      'Webhook calls are about an id that nobody was given.',
      each(retell(webhook, (job) => ({ ...job, id: reversed(job.id) }))),
    ),
    inbox(
      'no-results',
      'Webhook calls leave out the results.',
      each(retell(webhook, (job) => ({ ...job, results: [] }))),
    ),
    ...(webhook.perResult ? [merged] : []),
  ]
}

const merged = inbox('merged', 'The calls of one job come as one.', (calls) =>
  calls.filter(({ url }, index) => calls.findIndex((call) => call.url === url) === index),
)

const timing: readonly Fault[] = [
  inbox('lost', 'No webhook call is ever made.', () => []),
  inbox('first-lost', 'The first webhook call is never made.', (calls) => calls.slice(1)),
  inbox('last-lost', 'The last webhook call is never made.', (calls) => calls.slice(0, -1)),
  inbox('doubled', 'Each webhook call is made twice.', (calls) => calls.flatMap((c) => [c, c])),
  inbox('doubled-later', 'Each webhook call is made again a minute later.', (calls) =>
    calls.flatMap((call) => [call, { ...call, at: call.at + MINUTE }]),
  ),
  inbox('tripled', 'Each webhook call is made three times.', (calls) =>
    calls.flatMap((call) => [call, call, call]),
  ),
  inbox(
    'early',
    'Webhook calls come a minute early.',
    each((c) => ({ ...c, at: c.at - MINUTE })),
  ),
  inbox(
    'bit-early',
    'Webhook calls come 5 s early.',
    each((c) => ({ ...c, at: c.at - 5000 })),
  ),
  inbox(
    'late',
    'Webhook calls come an hour late.',
    each((call) => ({ ...call, at: call.at + 60 * MINUTE })),
  ),
  inbox(
    'elsewhere',
    'Webhook calls go to another job’s URL.',
    each((call) => ({ ...call, url: call.url.replace(/\d+$/, (n) => String(Number(n) + 1)) })),
  ),
  inbox(
    'of-another-job',
    'Webhook calls have the body of another job’s call.',
    each((call, _index, all) => ({
      ...call,
      body: all.find(({ url }) => url !== call.url)?.body ?? call.body,
    })),
  ),
]

const bodies: readonly Fault[] = [
  ['empty', 'Webhook calls have no body.', () => ''],
  ['null', 'Webhook calls have the body null.', () => 'null'],
  ['html', 'Webhook calls have an HTML page for a body.', () => '<html></html>'],
  ['truncated', 'Half of each webhook call is missing.', (b: string) => b.slice(0, b.length / 2)],
  ['wrapped', 'The body of webhook calls is wrapped in an array.', (b: string) => `[${b}]`],
  [
    'stringified',
    'The body of webhook calls is JSON in a string.',
    (b: string) => JSON.stringify(b),
  ],
  [
    'tampered-url',
    'The URLs in webhook calls lead elsewhere.',
    (b: string) => b.replaceAll(/https?:\/\/[^/"\\]+/g, 'https://tampered.invalid'),
  ],
].map(([id, sentence, change]) =>
  inbox(
    `body/${id}`,
    String(sentence),
    each((call) => ({ ...call, body: typeof change === 'function' ? change(call.body) : '' })),
  ),
)

const headed = (change: (headers: Readonly<Record<string, string>>) => Record<string, string>) =>
  each((call) => ({ ...call, headers: change(call.headers) }))

const signing = ({ signature }: Webhook): readonly Fault[] => [
  inbox(
    'type/dropped',
    'Webhook calls do not say what they carry.',
    headed(({ 'content-type': _, ...others }) => others),
  ),
  inbox(
    'type/text',
    'Webhook calls say that they are text.',
    headed((headers) => ({ ...headers, 'content-type': 'text/plain' })),
  ),
  ...(signature?.headers ?? []).flatMap((name) => [
    inbox(
      `${name}/dropped`,
      `Webhook calls lack the header ${name}.`,
      headed(({ [name]: _, ...others }) => others),
    ),
    inbox(
      `${name}/garbage`,
      `Webhook calls have nonsense in the header ${name}.`,
      headed((headers) => (name in headers ? { ...headers, [name]: 'garbage' } : { ...headers })),
    ),
  ]),
]

/** Tells a call's job otherwise, in the provider's own spelling. */
const retell =
  (webhook: Webhook, change: (job: JobView) => JobView) =>
  (call: Received): Received => {
    const outcome = webhook.read(call.body)
    if (outcome.kind !== 'job') return call
    const job = change(outcome.job)
    if (job === outcome.job) return call
    const { body } = webhook.render(job, noQuirks)
    return { ...call, body: isRecord(readJson(body)) ? body : call.body }
  }

const reversed = (id: string): string =>
  id.replaceAll(/[0-9a-f]/g, (digit) => (15 - Number.parseInt(digit, 16)).toString(16))
