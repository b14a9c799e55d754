import { expect, test } from 'vitest'
import { CALLER_KEY, noteOf } from '../../bench/inspectors/note.ts'
import { breakage } from '../../src/conformance/breakage.ts'
import { readJson } from '../../src/core/exchange.ts'
import { router } from '../../src/core/route.ts'
import { labels } from '../../src/mutants/plant/requests.ts'
import { submitsOf } from '../../src/mutants/submits.ts'
import { providerOf } from '../../src/providers/registry.ts'

const krea = providerOf('krea')
const full = () => {
  const submit = submitsOf(krea).at(-1)
  if (submit === undefined) throw new Error('krea takes no submits')
  return krea.dialect.encode(submit, CALLER_KEY)
}

test('what is broken in a request is read off its bytes as the inspectors label it', () => {
  const sound = full()
  const match = router(krea.contract)(sound.method, sound.path)
  const contract = typeof match === 'string' ? null : match.operation.body
  if (contract === null || sound.body === null) throw new Error('a submit has a body')
  const seen = new Set<string>()
  for (let nth = 0; nth < 40; nth += 1) {
    const broken = breakage(readJson(sound.body), contract, { nth, tolerates: () => false })
    if (broken === null) continue
    const body = JSON.stringify(broken.body)
    expect(noteOf({ ...sound, body }, krea).broken).toBe(broken.label)
    seen.add(broken.label)
  }
  expect(seen.size).toBe([...labels(krea)].length)
})

test('whose a request is and what it means is read off its bytes', () => {
  const { headers, ...sound } = full()
  expect(noteOf({ ...sound, headers }, krea)).toMatchObject({ who: 'caller', broken: null })
  expect(noteOf({ ...sound, headers }, krea).intent?.kind).toBe('submit')
  const { authorization: _, ...keyless } = headers
  expect(noteOf({ ...sound, headers: keyless }, krea).who).toBe('nobody')
  const others = { ...headers, authorization: 'Bearer of-another' }
  expect(noteOf({ ...sound, headers: others }, krea).who).toBe('stranger')
  const wrong = { method: 'PUT', path: '/jobs', headers, body: null }
  expect(noteOf(wrong, krea).broken).toBe('wrong-method')
})
