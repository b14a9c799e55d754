import 'backlot/vitest'
import { readFileSync } from 'node:fs'
import { createMock, memoryFetch } from 'backlot'
import { setupBacklot } from 'backlot/msw'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { acme } from '../fixtures/acme/index.ts'

const street = setupBacklot({ providers: ['krea', 'kie', 'runware', acme] })
beforeAll(street.listen)
afterEach(street.reset)
afterAll(street.close)

const KREA = 'https://api.krea.ai/generate/image/google/imagen-4-fast'
const KIE = 'https://api.kie.ai/api/v1/jobs/createTask'

const call = (url: string, body: string | object, method = 'POST') =>
  fetch(url, {
    method,
    headers: { authorization: 'Bearer a-key', 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

/** What a failing assertion prints, with what stands on each line that it points at. */
function failure(act: () => void): string {
  try {
    act()
  } catch (error) {
    const { message } = error as Error
    return message.replace(/(\S+\.json):(\d+)/g, (_all, file: string, line: string) => {
      const text = readFileSync(file, 'utf8').split('\n')[Number(line) - 1]
      return `${file} → ${text?.trim()}`
    })
  }
  throw new Error('nothing failed')
}

describe('toHaveNoViolations', () => {
  test('passes when every request kept its contract', async () => {
    await call(KREA, { prompt: 'a lighthouse' })
    expect(street).toHaveNoViolations()
    expect(failure(() => expect(street).not.toHaveNoViolations())).toBe(
      'Expected a request to break its contract, but none did (krea, kie, runware, acme).',
    )
  })

  test("names field, rule, what came, and the document's line", async () => {
    await call(KREA, { prompt: 'a lighthouse', width: 16 })
    expect(failure(() => expect(street).toHaveNoViolations())).toMatchInlineSnapshot(`
      "1 request broke the contract:

      krea: POST /generate/image/google/imagen-4-fast (createImage)
        width must be at least 512
          came  16
          rule  minimum: 512
          spec  generated/krea/openapi.json → "minimum": 512,"
    `)
    expect(street).not.toHaveNoViolations()
  })

  test('tells requests that are broken alike once', async () => {
    for (const width of [16, 16, 17]) await call(KREA, { prompt: 'a lighthouse', width })
    const said = failure(() => expect(street).toHaveNoViolations())
    expect(said).toMatch(/^3 requests broke the contract:/)
    expect(said.match(/width must be at least 512/g)).toHaveLength(2)
    expect(said).toContain('(2 times)')
  })

  test('says what is there instead of an unknown path or method', async () => {
    await call('https://api.krea.ai/jobs/1/cancel', {})
    await call('https://api.krea.ai/jobs/1', {}, 'PUT')
    expect(failure(() => expect(street).toHaveNoViolations())).toMatchInlineSnapshot(`
      "2 requests broke the contract:

      krea: POST /jobs/1/cancel
        there is no such path
          there is  POST /generate/image/google/imagen-4-fast  generated/krea/openapi.json → "post": {
                    GET /jobs/{id}                             generated/krea/openapi.json → "get": {
                    DELETE /jobs/{id}                          generated/krea/openapi.json → "delete": {
                    GET /jobs                                  generated/krea/openapi.json → "get": {

      krea: PUT /jobs/1
        the path does not know this method
          there is  GET /jobs/{id}     generated/krea/openapi.json → "get": {
                    DELETE /jobs/{id}  generated/krea/openapi.json → "delete": {"
    `)
  })

  test('leads to the operation of a body that is no JSON, and of a task that there is not', async () => {
    await call(KREA, '{"prompt": ')
    await call('https://api.runware.ai/v1', [{ taskType: 'imageInferenc' }])
    expect(failure(() => expect(street).toHaveNoViolations())).toMatchInlineSnapshot(`
      "2 requests broke the contract:

      krea: POST /generate/image/google/imagen-4-fast (createImage)
        the body is not valid JSON
          spec  generated/krea/openapi.json → "post": {

      runware: POST /v1 (postTasks)
        taskType must be one of authentication, imageInference, getResponse, accountManagement
          came  "imageInferenc"
          rule  enum: ["authentication","imageInference","getResponse","accountManagement"]
          spec  generated/runware/openapi.json → "post": {"
    `)
  })

  test('leads to the very parameter that is missing', async () => {
    await fetch('https://api.kie.ai/api/v1/jobs/recordInfo', {
      headers: { authorization: 'Bearer a-key' },
    })
    expect(failure(() => expect(street).toHaveNoViolations())).toMatchInlineSnapshot(`
      "1 request broke the contract:

      kie: GET /api/v1/jobs/recordInfo (getTask)
        query.taskId is required
          came  nothing
          rule  required
          spec  generated/kie/openapi.json → {"
    `)
  })

  test('knows no line of a provider that is not of this package', async () => {
    await call('https://api.acme.test/images', { text: 5 })
    const said = failure(() => expect(street).toHaveNoViolations())
    expect(said).toContain('acme: POST /images')
    expect(said).not.toContain('spec')
  })

  test('counts what a quirk lets pass only when asked to', () => {
    const record = {
      provider: 'krea',
      account: null,
      at: 0,
      method: 'POST',
      path: '/x',
      operation: 'createImage',
      fault: 'invalid',
      message: 'size is not a known property',
      rules: [],
      tolerated: 'krea/any-property',
    } as const
    const mock = { ...street.mock('krea'), violations: () => [record] }
    expect(mock).toHaveNoViolations()
    const said = failure(() => expect(mock).toHaveNoViolations({ tolerated: true }))
    expect(said).toContain('The provider is seen to let it pass: krea/any-property')
  })

  test('looks at one account only when asked to', async () => {
    await call(KREA, { prompt: '' })
    expect(street).toHaveNoViolations({ account: 'another-key' })
    expect(street).not.toHaveNoViolations({ account: 'a-key' })
  })

  test('judges a single mock as well, and nothing else', async () => {
    const mock = createMock({ provider: acme })
    await memoryFetch(mock)('https://api.acme.test/nowhere')
    expect(mock).not.toHaveNoViolations()
    expect(() => expect({}).toHaveNoViolations()).toThrow('takes what setupBacklot()')
    expect(() => expect(null).toHaveGenerated()).toThrow('not null')
  })
})

describe('toHaveGenerated', () => {
  const lighthouse = { prompt: 'a lighthouse' }
  const dusk = { model: 'google/imagen4-fast', input: { prompt: 'a lighthouse at dusk' } }

  test('finds jobs by all that is asked', async () => {
    await call(KREA, lighthouse)
    await call(KIE, dusk)
    expect(street).toHaveGenerated()
    expect(street).toHaveGenerated({ times: 2 })
    expect(street).toHaveGenerated({ provider: 'kie', prompt: /dusk$/, count: 1, times: 1 })
    expect(street).toHaveGenerated({ state: 'queued', account: 'a-key', times: 2 })
    expect(street).not.toHaveGenerated({ prompt: 'a light' })
    expect(street).not.toHaveGenerated({ account: 'another-key' })
    await street.advance('10m')
    expect(street).toHaveGenerated({ state: 'succeeded', times: 2 })
  })

  test('a pattern with a memory finds the same twice', async () => {
    await call(KREA, lighthouse)
    const pattern = /light/g
    expect(street).toHaveGenerated({ prompt: pattern })
    expect(street).toHaveGenerated({ prompt: pattern })
  })

  test('lists the jobs that there are, the closest first', async () => {
    await call(KREA, lighthouse)
    await call(KIE, dusk)
    const wanted = { provider: 'krea', prompt: 'a lighthouse at dawn' }
    expect(failure(() => expect(street).toHaveGenerated(wanted))).toMatchInlineSnapshot(`
      "Expected a job with provider "krea", prompt "a lighthouse at dawn", but there is none among 2 jobs:

        krea  queued  1 image  "a lighthouse"   ← prompt
        kie  queued  1 image  "a lighthouse at dusk"   ← provider, prompt"
    `)
  })

  test('says how many there are when there are not as many as asked', async () => {
    await call(KREA, lighthouse)
    await call(KIE, dusk)
    expect(failure(() => expect(street).toHaveGenerated({ times: 1 }))).toMatchInlineSnapshot(`
      "Expected 1 job, but there are 2:

        kie  queued  1 image  "a lighthouse at dusk"
        krea  queued  1 image  "a lighthouse""
    `)
    expect(
      failure(() => expect(street).toHaveGenerated({ provider: 'kie', times: 2 })),
    ).toMatchInlineSnapshot(`
      "Expected 2 jobs with provider "kie", but there is 1 among 2 jobs:

        kie  queued  1 image  "a lighthouse at dusk"
        krea  queued  1 image  "a lighthouse"   ← provider"
    `)
  })

  test('says that no job came of a request that broke its contract', async () => {
    await call(KREA, { ...lighthouse, width: 16 })
    expect(failure(() => expect(street).toHaveGenerated(lighthouse))).toMatchInlineSnapshot(`
      "Expected a job with prompt "a lighthouse", but there is no job at all.

      1 request broke the contract and made none: expect(street).toHaveNoViolations() tells why."
    `)
  })

  test('says what was there that was not to be', async () => {
    await call(KREA, lighthouse)
    await call(KIE, dusk)
    expect(
      failure(() => expect(street).not.toHaveGenerated({ prompt: /dusk/ })),
    ).toMatchInlineSnapshot(`
      "Expected no job with prompt /dusk/, but there is 1 among 2 jobs:

        kie  queued  1 image  "a lighthouse at dusk""
    `)
    expect(failure(() => expect(street).not.toHaveGenerated({ times: 2 }))).toMatchInlineSnapshot(`
      "Expected any number but 2 of jobs, but there are 2:

        kie  queued  1 image  "a lighthouse at dusk"
        krea  queued  1 image  "a lighthouse""
    `)
  })
})
