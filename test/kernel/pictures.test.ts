import { describe, expect, test } from 'vitest'
import { createMock } from '../../mocks/mock.ts'
import { fileRequest } from '../../mocks/targets/_local.ts'
import { plainSubmit } from '../../src/conformance/draw.ts'
import type { Submit } from '../../src/core/intent.ts'
import { isTerminal, mediaTypes } from '../../src/core/job.ts'
import { pixelsOf } from '../../src/core/pixels.ts'
import { aspectRatios, type Provider } from '../../src/core/provider.ts'
import { virtualClock } from '../../src/host/virtual-clock.ts'
import { everyone } from '../fixtures/registry.ts'

const id = '6a1f0c3e-3d0b-4e0e-9a51-3b7d0f0c9d11'

/** Asks for images with the real pictures, waits for them, and gives back what the caller sees. */
async function generate(provider: Provider, wish: Partial<Submit>) {
  const clock = virtualClock()
  const mock = createMock({ provider, clock, balanceUsd: 1e6 })
  const intent = { ...plainSubmit(provider, id), ...wish }
  const answer = await mock.answer(provider.dialect.encode(intent, 'key'))
  const first = provider.dialect.read(answer, intent)
  if (first.kind !== 'job') throw new Error(`expected a job, got ${JSON.stringify(first)}`)
  if (isTerminal(first.job.state)) return { mock, job: first.job }
  await clock.advance('1h')
  const poll = { kind: 'poll', id: first.job.id } as const
  const last = provider.dialect.read(await mock.answer(provider.dialect.encode(poll, 'key')), poll)
  if (last.kind !== 'job') throw new Error(`expected a job, got ${JSON.stringify(last)}`)
  return { mock, job: last.job }
}

describe.each(everyone.map((provider) => [provider.id, provider] as const))('%s', (_, provider) => {
  const { sizes, formats, countMax } = provider.abilities

  test.each(aspectRatios)('draws %s in the size that it stands for', async (ratio) => {
    const format = formats.at(-1) ?? 'png'
    const count = Math.min(2, countMax)
    const { mock, job } = await generate(provider, { size: sizes[ratio], count, format })
    expect(job.results).toHaveLength(count)
    const files = await Promise.all(job.results.map(({ url }) => mock.file(fileRequest(url ?? ''))))
    for (const { status, headers, body } of files) {
      expect(status).toBe(200)
      expect(headers['content-type']).toBe(mediaTypes[format])
      expect(headers['content-length']).toBe(String(body.length))
      expect(pixelsOf(Buffer.from(body))).toEqual(sizes[ratio])
    }
    // Each result is a picture of its own, unless the caller chose the one seed of all.
    const different = new Set(files.map(({ headers }) => headers.etag)).size
    expect(different).toBe(count)
  })

  test('has the file at its own path and at no other', async () => {
    const { mock } = await generate(provider, { inline: 'none' })
    const url = mock.jobs()[0]?.results[0]?.url ?? ''
    for (const other of [`${url}x`, `${url}/`, url.replace(/\.\w+$/, '.gif')]) {
      expect((await mock.file(fileRequest(other))).status, other).toBe(404)
    }
    expect((await mock.file(fileRequest(`${url}?download=1`))).status).toBe(200)
  })

  test.each(provider.abilities.inline)(
    'gives the file itself as %s, to the byte',
    async (inline) => {
      const { mock, job } = await generate(provider, { inline })
      const [result] = job.results
      const bytes = Buffer.from(result?.base64 ?? '', 'base64')
      expect(pixelsOf(bytes)).toEqual(plainSubmit(provider, id).size)
      const [known] = mock.jobs()
      const path = provider.files.path({
        id: known?.results[0]?.id ?? '',
        format: known?.results[0]?.format ?? 'png',
        createdAt: known?.createdAt ?? 0,
      })
      const file = await mock.file({ method: 'GET', path, headers: {}, body: null })
      expect(Buffer.from(file.body).equals(bytes)).toBe(true)
    },
  )

  test('is smaller where less quality is asked for', async () => {
    const { quality } = provider.abilities
    if (quality === null) return
    const bytes = async (share: number) => {
      const { mock, job } = await generate(provider, { quality: share, format: 'jpg' })
      const { body } = await mock.file(fileRequest(job.results[0]?.url ?? ''))
      return body.length
    }
    expect(await bytes(quality.min)).toBeLessThan(await bytes(quality.max))
  })
})

test('16:9 is 1408×768 at every real host', () => {
  for (const { abilities, id: name } of everyone) {
    if (name !== 'acme') expect(abilities.sizes['16:9']).toEqual({ width: 1408, height: 768 })
  }
})
