import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A webhook receiver as plain as can be: reads the call and answers that it came. */
let calls = 0
const server = createServer((request, response) => {
  request.resume()
  request.once('end', () => {
    calls += 1
    response.writeHead(204).end()
  })
})
process.on('message', () => process.send?.(calls))
server.listen(0, '127.0.0.1', () => {
  // A TCP server that listens has an address record, never a pipe's name.
  const { port } = server.address() as AddressInfo
  process.send?.(`http://127.0.0.1:${port}`)
})
