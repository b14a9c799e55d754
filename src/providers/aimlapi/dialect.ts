import { bearer, type Dialect } from '../../core/provider.ts'
import { encode } from './encode.ts'
import { parse } from './parse.ts'
import { read } from './read.ts'
import { render } from './render.ts'

/** One JSON body a call, real HTTP statuses, the image in the answer that was waited for. */
export const dialect: Dialect = {
  encode,
  read,
  parse,
  render,
  key: (request) => bearer(request),
}
