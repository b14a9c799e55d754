import type { HttpResponse } from '../../src/core/exchange.ts'
import type { Picture } from '../../src/core/picture.ts'
import type { FileOwner } from './seal.ts'
import type { Stage } from './stage.ts'
import { pictureOf, type Sight, stayOf } from './view.ts'

/** What is at a path of the provider's file host: a picture to be drawn, or a plain answer. */
export type FileReply =
  | { readonly kind: 'picture'; readonly picture: Picture }
  | { readonly kind: 'answer'; readonly response: HttpResponse }

/** Looks a result's file up at `clockNow` of the mock's clock. */
export function fileReply({ provider, sight, world }: Stage, path: string, clockNow: number) {
  const id = provider.files.id(path)
  const found = id === null ? null : sight.seal.open(world, id)
  // Another ending, or a tail, is another file.
  const owner = found !== null && pathOf(found, sight) === path ? found : null
  const stay = owner === null ? null : stayOf(owner.job, owner.index, sight)
  if (owner === null || stay === null) return plain(404, `No file at ${path}: no job made it.`)
  const now = clockNow + owner.job.account.leadMs
  if (now < stay.from) return plain(404, `No file at ${path} yet: its job is not done.`)
  if (now >= stay.until) return plain(provider.files.gone.status, `${path} has expired.`)
  return { kind: 'picture', picture: pictureOf(owner.job, owner.index, sight) } as const
}

function pathOf({ job, index }: FileOwner, { provider, seal }: Sight): string {
  const { submit, createdAt } = job
  return provider.files.path({ id: seal.id(job, index), format: submit.format, createdAt })
}

const plain = (status: number, words: string): FileReply => ({
  kind: 'answer',
  response: {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: `${words}\n`,
  },
})
