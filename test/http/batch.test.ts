import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HttpResponse } from '../../src/core/exchange.ts'
import type { Intent } from '../../src/core/intent.ts'
import type { Provider } from '../../src/core/provider.ts'
import { everyone } from '../fixtures/registry.ts'
import {
  exchange,
  expectNoTrace,
  KEY,
  openStreet,
  type Street,
  soundSubmit,
  wire,
} from './street.ts'

let street: Street
beforeAll(async () => {
  street = await openStreet()
})
afterAll(() => street.close())

/** Providers that take many tasks in one call. */
const batched = everyone.filter(({ contract }) =>
  contract.operations.some(({ body }) => body !== null && body.batch !== null),
)

/** The task of an intent, out of the batch of one that a dialect makes of it. */
const taskOf = ({ dialect }: Provider, intent: Intent): unknown =>
  JSON.parse(String(dialect.encode(intent, KEY).body))[0]

function post(provider: Provider, tasks: readonly unknown[]): Promise<HttpResponse> {
  const request = provider.dialect.encode(soundSubmit(provider), KEY)
  return exchange(street, wire(provider, { ...request, body: JSON.stringify(tasks) }))
}

describe.each(batched.map((provider) => [provider.id, provider] as const))(
  '%s',
  (_id, provider) => {
    const { dialect } = provider

    test.each([
      ['has an unknown property', (task: object) => ({ ...task, surplus: 1 })],
      ['is of an unknown kind', () => ({ taskType: 'dance' })],
      ['is of no kind', () => ({})],
      ['is no object', () => 5],
      ['is null', () => null],
      ['is an array', () => [[]]],
    ])('a task that %s is refused, the others are done', async (_name, spoil) => {
      const sound = [soundSubmit(provider), soundSubmit(provider)]
      const [first, last] = sound.map((submit) => taskOf(provider, submit))
      const answer = await post(provider, [first, spoil(Object(first)), last])
      expect(sound.map((submit) => dialect.read(answer, submit).kind)).toEqual(['job', 'job'])
      expect(dialect.read(answer, { kind: 'balance' })).toMatchObject({ fault: 'invalid' })
      expectNoTrace(answer)
    })

    test('a task that is sent twice in one batch is done once and refused once', async () => {
      const submit = soundSubmit(provider)
      const task = taskOf(provider, submit)
      const answer = await post(provider, [task, task])
      expect(dialect.read(answer, submit).kind).toBe('job')
      expect(dialect.read(answer, { kind: 'balance' })).toMatchObject({ fault: 'conflict' })
    })

    test('10,000 tasks are answered, each by itself', async () => {
      const submit = soundSubmit(provider)
      const { id } = submit
      const poll = id === null ? null : taskOf(provider, { kind: 'poll', id })
      const polls = Array<unknown>(9_998).fill(poll)
      const answer = await post(provider, [taskOf(provider, submit), ...polls, { surplus: 1 }])
      expect(dialect.read(answer, submit)).toMatchObject({ job: { id } })
      expect(String(answer.body).split(String(id))).toHaveLength(10_000)
      expect(dialect.read(answer, { kind: 'balance' })).toMatchObject({ fault: 'invalid' })
    })

    test('10,000 bad tasks are refused, each by itself', async () => {
      const bad = Array.from({ length: 10_000 }, (_, at) => ({ taskType: 'x', taskUUID: `n${at}` }))
      const answer = await post(provider, bad)
      const last = { ...soundSubmit(provider), id: 'n9999' }
      expect(dialect.read(answer, last)).toMatchObject({ fault: 'invalid', id: 'n9999' })
    })

    test('more tasks than that are refused at once', async () => {
      const answer = await post(provider, Array<number>(100_000).fill(0))
      const outcome = dialect.read(answer, soundSubmit(provider))
      expect(outcome).toMatchObject({ fault: 'invalid', message: expect.stringContaining('10000') })
      expect(answer.body.length).toBeLessThan(1000)
    })
  },
)
