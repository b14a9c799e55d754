import type { Look } from '../script.ts'
import type { FileAsk } from '../target.ts'
import { here, type Of, type Performance } from './performance.ts'

const plainly: FileAsk = { method: 'GET', headers: {} }

/** Fetches the files of a job as it was last seen, each as it is to be asked for. */
export async function fetchFiles(
  on: Performance,
  step: Of<'fetch' | 'look'>,
  index: number,
): Promise<void> {
  const { target } = on.stage
  for (const { url } of on.lastSeen(step.job)?.results ?? []) {
    // What is no URL at all is for the contract to judge.
    if (url === null || !URL.canParse(url)) continue
    const path = target.canonical(url)
    const ask = step.act === 'look' ? asks[step.how](tagOf(on, path)) : plainly
    const now = target.now()
    const response = await target.file(url, ask)
    on.note({
      ...here(step, index),
      who: 'caller',
      sentAt: now,
      at: now,
      intent: null,
      broken: null,
      operation: null,
      request: { ...ask, path, body: null },
      response,
      outcome: null,
    })
  }
}

const asks: Readonly<Record<Look, (tag: string | undefined) => FileAsk>> = {
  get: () => plainly,
  head: () => ({ method: 'HEAD', headers: {} }),
  range: () => ({ method: 'GET', headers: { range: 'bytes=4-19' } }),
  tag: (tag) => ({ method: 'GET', headers: tag === undefined ? {} : { 'if-none-match': tag } }),
}

/** The tag that a file came with when it was fetched before. */
function tagOf(on: Performance, path: string): string | undefined {
  const known = on.entries.findLast(
    ({ act, request, response }) =>
      (act === 'fetch' || act === 'look') && request.path === path && response.headers.etag,
  )
  return known?.response.headers.etag
}
