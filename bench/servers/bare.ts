import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What Node alone can do: reads the body, parses it, answers with constants as long as ours, quirks
 *  and their headers included. */
const id = 'd62fddc1c70ee60de5b8c6ba0e29f6a1'
const url = `https://tempfile.aiquickdraw.com/f/${id}_1759912505_pb8t5hx3.png`
const param = JSON.stringify({
  input: JSON.stringify({
    prompt: 'a raccoon '.repeat(8),
    aspect_ratio: '1:1',
    num_images: '1',
    seed: 7,
  }),
  model: 'google/imagen4-fast',
})
const answer = (data: object) => JSON.stringify({ code: 200, msg: 'success', data })
const created = answer({ taskId: id, recordId: id })
const record = answer({
  taskId: id,
  model: 'google/imagen4-fast',
  state: 'success',
  param,
  resultJson: JSON.stringify({ resultUrls: [url] }),
  failCode: null,
  failMsg: null,
  costTime: 6,
  completeTime: 1_767_225_610_000,
  createTime: 1_767_225_600_000,
  creditsConsumed: 4,
  successFlag: 1,
  paramJson: param,
  response: { resultUrls: [url] },
})
const headers = {
  'content-type': 'application/json;charset=UTF-8',
  'set-cookie': 'JSESSIONID=89B839421383C12973ED7264DEBB08F3; Path=/; HttpOnly',
  server: 'cloudflare',
  'cf-ray': '8da735e2c4f483b2-FRA',
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    if (chunks.length > 0) JSON.parse(Buffer.concat(chunks).toString())
    const body = request.method === 'POST' ? created : record
    response.writeHead(200, {
      ...headers,
      'content-length': Buffer.byteLength(body),
    })
    response.end(body)
  })
})
server.listen(0, '127.0.0.1', () => {
  // A TCP server that listens has an address record, never a pipe's name.
  const { port } = server.address() as AddressInfo
  process.send?.({ url: `http://127.0.0.1:${port}` })
})
