import autocannon from 'autocannon'
import { quantile } from '../measure.ts'

/** Requests to send again and again, round and round. */
export interface Volley {
  readonly url: string
  readonly seconds: number
  readonly requests: readonly {
    readonly method: string
    readonly path: string
    readonly headers: Readonly<Record<string, string>>
    readonly body?: string
  }[]
}

export interface Hits {
  readonly count: number
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** Answers other than 2xx, and connections lost. */
  readonly failed: number
}

/** No server here answers more in a second. */
const RATE_MAX = 200_000

async function fire({ url, seconds, requests }: Volley): Promise<Hits> {
  // autocannon's own histogram counts whole milliseconds.
  const latencies = new Float64Array(Math.ceil(RATE_MAX * seconds))
  let count = 0
  // It looks at its clock once an interval, by default a second.
  const options = {
    url,
    requests,
    duration: seconds,
    connections: 16,
    pipelining: 1,
    sampleInt: 100,
  }
  const begin = performance.now()
  const running = autocannon(options)
  running.on('response', (_client, _status, _bytes, ms: number) => {
    latencies[count] = ms
    count += 1
  })
  const { errors, non2xx } = await running
  const spent = (performance.now() - begin) / 1000
  const sorted = latencies.subarray(0, count).toSorted()
  return {
    count,
    perSecond: count / spent,
    p50Ms: quantile(sorted, 0.5),
    p99Ms: quantile(sorted, 0.99),
    failed: errors + non2xx,
  }
}

process.on('message', async (volley: Volley) => process.send?.(await fire(volley)))
process.send?.('ready')
