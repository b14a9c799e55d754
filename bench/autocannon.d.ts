/** The little of autocannon 9 that is used here; it comes without types. */
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events'

  interface Options {
    readonly url: string
    readonly connections: number
    readonly pipelining: number
    readonly duration: number
    /** Milliseconds. */
    readonly sampleInt: number
    readonly requests: readonly {
      readonly method: string
      readonly path: string
      readonly headers: Readonly<Record<string, string>>
      readonly body?: string
    }[]
  }

  interface Result {
    readonly errors: number
    readonly non2xx: number
  }

  interface Instance extends EventEmitter, PromiseLike<Result> {}

  export default function autocannon(options: Options): Instance
}
