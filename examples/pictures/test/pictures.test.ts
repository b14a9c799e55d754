import 'backlot/vitest'
import { setupBacklot } from 'backlot/msw'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { album } from '../src/album.ts'
import { type Service, start } from '../src/service.ts'

const webhookKey = 'shared-with-kie'
const street = setupBacklot({ providers: ['kie'], webhookSecret: webhookKey })
beforeAll(street.listen)
afterAll(street.close)

const pictures = album()
let service: Service

beforeEach(async () => {
  // Time belongs to the test: jobs, webhook calls and our own polling move together.
  vi.useFakeTimers()
  service = await start({ apiKey: 'any-key', webhookKey, port: 0, album: pictures })
})

afterEach(() => {
  service.close()
  vi.useRealTimers()
  vi.restoreAllMocks()
  // Whatever a test is about, every request it made must keep kie.ai's contract.
  try {
    expect(street).toHaveNoViolations()
  } finally {
    street.reset()
  }
})

const order = (prompt: string) =>
  fetch(`${service.url}/pictures`, { method: 'POST', body: JSON.stringify({ prompt }) })

/** Orders a picture and gives back how to look at it. */
async function ordered(prompt: string) {
  const { url } = await (await order(prompt)).json()
  return () => fetch(service.url + url)
}

test('a picture is ordered, drawn, and there to be seen', async () => {
  const look = await ordered('a lighthouse at dusk')
  expect((await look()).status).toBe(202)
  await street.advance('30s')
  const picture = await look()
  expect(picture.headers.get('content-type')).toBe('image/png')
  expect((await picture.arrayBuffer()).byteLength).toBeGreaterThan(1000)
  expect(street).toHaveGenerated({ prompt: 'a lighthouse at dusk', state: 'succeeded', times: 1 })
})

test('a slow picture comes all the same', async () => {
  street.scenario('slow')
  const look = await ordered('a lighthouse')
  await street.advance('30s')
  expect((await look()).status).toBe(202)
  await street.advance('2m')
  expect((await look()).status).toBe(200)
})

test('what may not be drawn fails with a reason', async () => {
  street.scenario('content-refused')
  const look = await ordered('something forbidden')
  await street.advance('30s')
  const end = await look()
  expect(end.status).toBe(422)
  expect((await end.json()).error).toContain('prohibited content')
})

test('a lost webhook call is made up for by asking', async () => {
  street.scenario('lost-webhook')
  const look = await ordered('a lighthouse')
  await street.advance('50s')
  expect((await look()).status).toBe(202)
  await street.advance('30s')
  expect((await look()).status).toBe(200)
  expect(street.deliveries()).toEqual([])
})

test('a webhook call that comes twice makes one picture', async () => {
  const save = vi.spyOn(pictures, 'save')
  street.scenario('duplicate-webhook')
  await ordered('a lighthouse')
  await street.advance('5m')
  expect(street.deliveries().map(({ answer }) => answer?.status)).toEqual([200, 200])
  expect(save.mock.calls.filter(([, { state }]) => state === 'done')).toHaveLength(1)
})

test("a forged webhook call is turned away, and kie.ai's own is heard", async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  street.scenario('forged-webhook')
  const look = await ordered('a lighthouse')
  await street.advance('30s')
  expect((await look()).status).toBe(200)
  expect(street.deliveries().map(({ answer }) => answer?.status)).toContain(401)
})

test('without credit the caller is told, and nothing is ordered', async () => {
  street.scenario('out-of-credit')
  const answer = await order('a lighthouse')
  expect(answer.status).toBe(503)
  expect((await answer.json()).error).toBe('we are out of credit at kie.ai; nothing was ordered')
  expect(street).not.toHaveGenerated()
})
