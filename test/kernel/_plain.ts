import { nothingDrawn } from '../../mocks/kernel/drawn.ts'
import { createKernel } from '../../mocks/kernel/kernel.ts'
import type { KernelOptions } from '../../mocks/kernel/options.ts'
import type { HttpRequest } from '../../src/core/exchange.ts'

/** A kernel whose answers hold no files, so that none has to be drawn. */
export function plainKernel(options: KernelOptions) {
  const kernel = createKernel(options)
  return {
    ...kernel,
    handle: (request: HttpRequest, now: number) => {
      const { at, response } = kernel.handle(request, now)
      return { at, response: response(nothingDrawn) }
    },
  }
}
