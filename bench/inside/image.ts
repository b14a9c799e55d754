import { createMock } from '../../mocks/mock.ts'
import { serve } from '../../mocks/skins/http.ts'
import { virtualClock } from '../../src/host/virtual-clock.ts'
import { kie } from '../../src/providers/kie/index.ts'
import { submit } from '../requests.ts'

/** A server that has drawn nothing yet, with finished jobs, and the files of their results. */
const COUNT = 20

const clock = virtualClock()
const mock = createMock({ provider: kie, clock, limits: [] })
const { url } = await serve({ mocks: [mock] })
for (let nth = 0; nth < COUNT; nth += 1) {
  const wide = { ...submit(kie, nth), size: { width: 1408, height: 768 } }
  await mock.answer(kie.dialect.encode(wide, 'bench'))
}
await clock.advance('10m')
const files = mock.jobs().flatMap(({ results }) => results.map((result) => result.url ?? ''))
process.send?.(files.map((file) => (file.startsWith('http') ? file : url + file)))
