import { createMock } from '../../mocks/mock.ts'
import { serve } from '../../mocks/skins/http.ts'
import { kie } from '../../src/providers/kie/index.ts'
const body = JSON.stringify({ code: 200, msg: 'success', data: { taskId: 'd62fddc1c70ee60de5b8c6ba0e29f6a1' } })
const mock = { ...createMock({ provider: kie }), answer: async () => ({ status: 200, headers: { 'content-type': 'application/json' }, body }) }
const { url } = await serve({ mocks: [mock] })
process.send?.({ url: `${url}/kie` })
