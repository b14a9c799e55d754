import 'backlot/vitest'
import { createKrea } from 'backlot/clients'
import { setupBacklot } from 'backlot/msw'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

const street = setupBacklot({ providers: ['krea'] })
beforeAll(street.listen)
afterEach(street.reset)
afterAll(street.close)

const krea = createKrea({ apiKey: 'any-key' })
const order = (prompt: string) =>
  krea.POST('/generate/image/google/imagen-4-fast', { body: { prompt } })

test('a picture is drawn in its own time', async () => {
  const { data } = await order('a lighthouse at dusk')
  expect(data?.status).toBe('queued')
  await street.advance('1m')
  expect(street).toHaveGenerated({ prompt: /lighthouse/, state: 'succeeded', times: 1 })
  expect(street).toHaveNoViolations()
})

test('without credit nothing is drawn', async () => {
  street.scenario('out-of-credit')
  expect((await order('a lighthouse')).response.status).toBe(402)
  expect(street).not.toHaveGenerated()
})
