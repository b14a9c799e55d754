import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { createMock } from '../../mocks/mock.ts'
import { serve } from '../../mocks/skins/http.ts'
import type { Clock } from '../../src/core/clock.ts'
import type { Provider } from '../../src/core/provider.ts'
import { everyone } from '../fixtures/registry.ts'
import { bytesOf, wireOf } from './raw.ts'
import { ask, KEY, soundSubmit } from './street.ts'

/** A clock that stands still, and tells when somebody begins and when he ceases to wait for it. */
function stopped(): Clock & { readonly waits: Promise<void>; readonly gone: Promise<void> } {
  const waits = Promise.withResolvers<void>()
  const gone = Promise.withResolvers<void>()
  return {
    now: () => Date.UTC(2026, 0, 1),
    watch: () => () => {},
    hold: () => {},
    speed: 1,
    until: (_at, signal) =>
      new Promise((_, reject) => {
        waits.resolve()
        signal?.addEventListener('abort', () => {
          reject(signal.reason)
          gone.resolve()
        })
      }),
    waits: waits.promise,
    gone: gone.promise,
  }
}

/** Providers whose answers are held until the job is done. */
const holding = everyone.filter(({ abilities }) => abilities.delivery[0] === 'sync')

async function open(provider: Provider) {
  const clock = stopped()
  const bugs: unknown[] = []
  const onError = (error: unknown): void => {
    bugs.push(error)
  }
  const served = await serve({ mocks: [createMock({ provider, clock, onError })], onError })
  return { ...served, clock, bugs }
}

describe.each(holding.map((provider) => [provider.id, provider] as const))(
  '%s',
  (_id, provider) => {
    test.each(['end', 'resetAndDestroy'] as const)(
      'stops waiting for a held answer when its client is gone by %s',
      async (goes) => {
        const street = await open(provider)
        const client = connect(street.port, '127.0.0.1')
        const request = provider.dialect.encode(soundSubmit(provider), KEY)
        client.write(bytesOf(wireOf(request, `/${provider.id}`)))
        await street.clock.waits
        client[goes]()
        await street.clock.gone
        // The job was taken, and is paid for although nobody heard of it.
        const outcome = await ask(street, provider, { kind: 'balance' })
        expect(outcome).toMatchObject({ microUsd: 1e9 - provider.price.imageMicroUsd })
        expect(street.bugs).toEqual([])
        await street.close()
      },
    )

    test('lets the server close while an answer is held', async () => {
      const street = await open(provider)
      const client = connect(street.port, '127.0.0.1').on('error', () => {})
      const request = provider.dialect.encode(soundSubmit(provider), KEY)
      client.write(bytesOf(wireOf(request, `/${provider.id}`)))
      await street.clock.waits
      await street.close()
      await street.clock.gone
      expect(street.bugs).toEqual([])
    })
  },
)
