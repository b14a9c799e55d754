import type { HttpResponse } from '../../src/core/exchange.ts'
import type { Picture } from '../../src/core/picture.ts'
import type { Stage } from './stage.ts'
import { pictureOf, stayOf } from './view.ts'

/** What is at a path of the provider's file host: a picture to be drawn, or a plain answer. */
export type FileReply =
  | { readonly kind: 'picture'; readonly picture: Picture }
  | { readonly kind: 'answer'; readonly response: HttpResponse }

/** Looks a result's file up at `clockNow` of the mock's clock. */
export function fileReply({ provider, sight, world }: Stage, path: string, clockNow: number) {
  const id = provider.files.id(path)
  const owner = id === null ? null : sight.seal.open(world, id)
  const stay = owner === null ? null : stayOf(owner.job, owner.index, sight)
  if (owner === null || stay === null) return plain(404, `No file at ${path}: no job made it.`)
  const now = clockNow + owner.job.account.leadMs
  if (now < stay.from) return plain(404, `No file at ${path} yet: its job is not done.`)
  if (now >= stay.until) return plain(provider.files.gone.status, `${path} has expired.`)
  return { kind: 'picture', picture: pictureOf(owner.job, owner.index, sight) } as const
}

const plain = (status: number, words: string): FileReply => ({
  kind: 'answer',
  response: {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: `${words}\n`,
  },
})
