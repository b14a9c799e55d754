import { asHex, asUuid, type Dice } from '../../src/core/dice.ts'
import type { Job, World } from './world.ts'

/**
 * File ids that lead back to their job without being remembered. The first 32 bits are the job's
 * number within its account and the next 28 the account's tag, both masked by a hash of the rest;
 * to everyone else they are random UUIDs.
 */
export interface Seal {
  id(job: Job, index: number): string
  /** The job and the result that a file id was made for; `null` for an id of nobody's. */
  open(world: World, id: string): FileOwner | null
}

export interface FileOwner {
  readonly job: Job
  readonly index: number
}

export function sealing(dice: Dice): Seal {
  const numbers = dice.of('seal').of('number')
  const tags = dice.of('seal').of('tag')
  const maskNumber = (tail: string, nth: number): number =>
    (nth ^ numbers.int(tail, 0, 2 ** 32 - 1)) >>> 0
  const maskTag = (tail: string, tag: number): number => tag ^ tags.int(tail, 0, 2 ** 28 - 1)

  const id = ({ account, nth }: Job, index: number): string => {
    const tail = asUuid(account.dice.of(nth).hex(`file ${index}`, 32)).slice(19)
    const tag = asHex(maskTag(tail, account.tag))
    return `${asHex(maskNumber(tail, nth))}-${tag.slice(1, 5)}-4${tag.slice(5)}-${tail}`
  }

  const open = (world: World, fileId: string): FileOwner | null => {
    const tail = fileId.slice(19)
    const nth = maskNumber(tail, Number.parseInt(fileId.slice(0, 8), 16))
    const tag = maskTag(tail, Number.parseInt(fileId.slice(9, 13) + fileId.slice(15, 18), 16))
    for (const { order } of world.tagged.get(tag) ?? []) {
      const job = order[nth]
      const index = job === undefined ? -1 : indexOf(job, fileId, id)
      if (job !== undefined && index >= 0) return { job, index }
    }
    return null
  }

  return { id, open }
}

function indexOf(job: Job, fileId: string, idOf: Seal['id']): number {
  for (let index = 0; index < job.submit.count; index += 1) {
    if (idOf(job, index) === fileId) return index
  }
  return -1
}
