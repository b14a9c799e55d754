import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** What only `src/host/` may touch: time, chance, the network, the environment. */
const doors =
  /\bDate\.now\b|\bnew Date\(\)|\bset(?:Timeout|Interval|Immediate)\(|(?<![\w.'#])fetch\(|\bprocess\.env\b|\bMath\.random\b|\brandomUUID\b|\bperformance\.now\b/

/** The compiler of contracts is a tool of the workshop: it stamps dates and fetches documents. */
const rooms = [
  'src/core',
  'src/providers',
  'src/conformance',
  'src/mutants',
  'src/clients',
  'src/webhooks',
  'src/grade',
  'src/records',
  'src/live',
  'src/setup',
  'src/suite',
  'src/matchers',
  'src/cli',
  'mocks',
]

const sources = rooms.flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${room}/${name}`),
)

const codeLines = (text: string): string[] =>
  text.split('\n').filter((line) => !/^\s*(?:\*|\/\/|\/\*)/.test(line))

test('only src/host touches time, chance, the network and the environment', () => {
  const found = sources.flatMap((file) =>
    codeLines(readFileSync(file, 'utf8'))
      .filter((line) => doors.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  )
  expect(sources.length).toBeGreaterThan(80)
  expect(found).toEqual([])
})
