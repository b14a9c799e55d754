import { expect, test } from 'vitest'
import { krea } from '../../src/providers/krea/index.ts'
import { mockOf, open } from '../control/_server.ts'

test('an account that is named is listed, however many were opened since', async () => {
  const mock = mockOf(krea)
  const { call } = await open({ mocks: [mock] })
  mock.change({ balanceUsd: 3 }, 'mine')
  for (let nth = 0; nth < 1500; nth += 1) mock.account(`key ${nth}`)
  const { body } = await call('GET /accounts', undefined, { account: 'mine' })
  expect(body.accounts).toMatchObject([{ ledger: { balanceMicroUsd: 3_000_000 } }])
})
