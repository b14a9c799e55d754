import { isRecord } from '../../core/exchange.ts'
import { bearer, type Dialect } from '../../core/provider.ts'
import { encode } from './encode.ts'
import { parse, unitId } from './parse.ts'
import { read } from './read.ts'
import { render } from './render.ts'

/** Arrays of tasks to one address; each task is judged, done and answered by itself. */
export const dialect: Dialect = {
  encode,
  read,
  parse,
  unitId,
  render,
  key: (request, units) => bearer(request) ?? keyOf(units[0]),
}

/** DOCS authentication: the first task of the array may carry the key instead of the header. */
function keyOf(task: unknown): string | null {
  if (!isRecord(task) || task.taskType !== 'authentication') return null
  return typeof task.apiKey === 'string' && task.apiKey !== '' ? task.apiKey : null
}
