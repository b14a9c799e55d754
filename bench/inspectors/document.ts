import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRecord } from '../../src/core/exchange.ts'
import type { Job } from './tool.ts'

interface DocumentOptions {
  /** How examples are given: each with a name that pairs a request with its answer, or just one. */
  readonly examples?: 'named' | 'single'
}

const ORDER = { prompt: 'a lighthouse', width: 1024, height: 768 }
/** Nobody listens there, and the door calls nobody but this machine. */
const HOOK = 'http://127.0.0.1:9/hook'

/** Writes the vendor's document into the run's folder with the server's URL and, where asked for,
 *  with examples: an order, and a job that exists, which are written for Krea only. Gives the
 *  file's name. */
export function documentFor(job: Job, { examples }: DocumentOptions = {}): string {
  const file = join('generated', job.provider.id, 'openapi.json')
  const document = JSON.parse(readFileSync(file, 'utf8')) as Node // It is ours, and an object.
  document.servers = [{ url: job.url }]
  if (examples !== undefined && job.provider.id === 'krea')
    exemplify(document, { job, named: examples === 'named' })
  writeFileSync(join(job.folder, 'openapi.json'), JSON.stringify(document, null, 2))
  return 'openapi.json'
}

type Node = Record<string, unknown>

interface Means {
  readonly job: Job
  readonly named: boolean
}

/** Krea's create, poll, cancel and list, by hand: an example is knowledge that no document has. */
function exemplify(document: Node, { job, named }: Means): void {
  const give = (node: Node, value: unknown): void => {
    if (named) node.examples = { KNOWN: { value } }
    else node.example = value
  }
  const begun = isRecord(job.known) ? job.known : {}
  const create = inside(document, ['paths', '/generate/image/google/imagen-4-fast', 'post'])
  give(inside(create, ['requestBody', 'content', 'application/json']), ORDER)
  const answer = inside(create, ['responses', '200', 'content', 'application/json'])
  delete answer.example
  give(answer, begun)
  for (const parameter of listed(create.parameters)) give(parameter, HOOK)
  const item = inside(document, ['paths', '/jobs/{id}'])
  for (const method of ['get', 'delete']) {
    const operation = inside(item, [method])
    for (const parameter of listed(operation.parameters)) give(parameter, begun.job_id)
  }
  const poll = inside(item, ['get', 'responses', '200', 'content', 'application/json'])
  delete poll.example
  // GET knows no nulls: what is not there yet is left out.
  const told = Object.fromEntries(Object.entries(begun).filter(([, value]) => value !== null))
  give(poll, told)
  if (!named) {
    const list = inside(document, ['paths', '/jobs', 'get', 'responses', '200', 'content'])
    give(inside(list, ['application/json']), { items: [told] })
    return
  }
  const cancel = inside(item, ['delete', 'responses', '200'])
  if (!isRecord(cancel.content)) return
  give(inside(cancel, ['content', 'application/json']), begun)
}

function inside(node: Node, path: readonly string[]): Node {
  return path.reduce((here, name) => {
    const next = here[name]
    if (!isRecord(next)) throw new Error(`the document has no ${path.join(' / ')}`)
    return next
  }, node)
}

const listed = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isRecord) : [])
