import type { Provider } from '../core/provider.ts'
import { askedOf } from './asked.ts'

/** An operation that asks for what another one asks for too, and that our own client never calls. */
export interface Byway {
  /** The operation's id. */
  readonly name: string
  /** The provider as a client would have it that calls this one instead. */
  readonly spoken: (provider: Provider) => Provider
}

/** Every operation without a body that no intent is spelled as, and which asks for one all the same. */
export const bywaysOf = (provider: Provider): readonly Byway[] =>
  askedOf(provider).flatMap(({ usual, operation, intent, request: { method, path } }) =>
    usual
      ? []
      : {
          name: operation,
          spoken: ({ dialect, ...others }) => ({
            ...others,
            dialect: {
              ...dialect,
              encode: (asked, key) => {
                const request = dialect.encode(asked, key)
                return asked.kind === intent.kind ? { ...request, method, path } : request
              },
            },
          }),
        },
  )
