import type { Dice } from '../../src/core/dice.ts'
import type { HttpRequest } from '../../src/core/exchange.ts'
import type { Scene } from '../../src/core/provider.ts'
import type { Quirks } from '../../src/core/quirk.ts'
import type { Account } from './world.ts'

/** One call on its way through the kernel. */
export interface Visit {
  readonly request: HttpRequest
  /** By the account's time. */
  readonly now: number
  readonly account: Account | null
  readonly operation: string | null
}

/** Who calls, and for which time. */
export interface Caller {
  readonly dice: Dice
  readonly nth: number
  readonly quirks: Quirks
}

/** A class for its getter: a call's dice are made when asked for, and few answers ask. */
export class CallScene implements Scene {
  readonly request: HttpRequest
  readonly operation: string | null
  readonly now: number
  readonly quirks: Quirks
  readonly #caller: Dice
  readonly #nth: number

  constructor({ request, operation, now }: Visit, caller: Caller) {
    this.quirks = caller.quirks
    this.request = request
    this.operation = operation
    this.now = now
    this.#caller = caller.dice
    this.#nth = caller.nth
  }

  get dice(): Dice {
    return this.#caller.of('call').of(this.#nth)
  }
}
