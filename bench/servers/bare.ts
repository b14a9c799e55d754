import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What Node alone can do: reads the body, parses it, answers with constants as long as ours. */
const created = JSON.stringify({
  code: 200,
  msg: 'success',
  data: { taskId: 'd62fddc1c70ee60de5b8c6ba0e29f6a1' },
})
const record = JSON.stringify({
  code: 200,
  msg: 'success',
  data: {
    taskId: 'd62fddc1c70ee60de5b8c6ba0e29f6a1',
    model: 'google/imagen4-fast',
    state: 'success',
    param: '{"model":"google/imagen4-fast","input":{"prompt":"a raccoon","num_images":"1"}}',
    resultJson: '{"resultUrls":["https://tempfile.aiquickdraw.com/f/d62fddc1_1759912505_p.png"]}',
    failCode: '',
    failMsg: '',
    costTime: 10_000,
    completeTime: 1_767_225_610_000,
    createTime: 1_767_225_600_000,
    updateTime: 1_767_225_610_000,
  },
})

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    if (chunks.length > 0) JSON.parse(Buffer.concat(chunks).toString())
    const body = request.method === 'POST' ? created : record
    response.writeHead(200, {
      'content-type': 'application/json',
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
