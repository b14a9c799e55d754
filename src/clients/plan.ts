import { assert } from '../core/assert.ts'
import type { Submit } from '../core/intent.ts'
import { type Abilities, type AspectRatio, aspectRatios, type Provider } from '../core/provider.ts'
import { sizeOf } from '../core/ratio.ts'
import { type Asked, type Unmet, unmet } from '../core/unmet.ts'

/** What a caller asks for, in words that all providers share. */
export interface Draft {
  readonly prompt: string
  /** `1:1` unless given, whatever the provider's own default. */
  readonly aspectRatio?: AspectRatio
  readonly count?: number
  readonly seed?: number
  readonly negativePrompt?: string
  /** The URL of a webhook receiver. */
  readonly hook?: string
  /** The images come inside the answer instead of as URLs. */
  readonly inline?: boolean
}

/** What a provider may be unable to do, by the draft's field or the call. */
export type Wish = keyof Draft | 'cancel' | 'poll' | 'balance'

/** What this provider cannot do, found before anything was sent. */
export interface Cannot {
  readonly kind: 'cannot'
  readonly ability: Wish
  readonly provider: string
  readonly message: string
}

/** A refusal of our own: one clause after the provider's name. */
export const cannot = ({ id, name }: Provider, ability: Wish, clause: string): Cannot => ({
  kind: 'cannot',
  ability,
  provider: id,
  message: `${name} ${clause}`,
})

/** Turns a draft into an intent that the provider's dialect can spell, or says what it cannot do. */
export function plan(draft: Draft, provider: Provider, newId: () => string): Submit | Cannot {
  const { aspectRatio = '1:1', hook } = draft
  const { abilities } = provider
  const size = sizeOf(aspectRatio, abilities.sizes)
  if (size === null) {
    const clause = `draws ${aspectRatios.join(', ')}, not ${JSON.stringify(aspectRatio)}`
    return cannot(provider, 'aspectRatio', clause)
  }
  const id = abilities.clientIds ? newId() : null
  const submit: Submit = { ...wanted(draft, abilities), id, size }
  const lack = unmet(submit, abilities)
  if (lack !== null) return cannot(provider, wishOf(lack), lack.clause)
  if (hook === undefined || isHttp(hook)) return submit
  return cannot(provider, 'hook', 'sends webhooks to http and https URLs only')
}

/** A draft's wishes as they are, granted or not; the rest as the abilities have it. */
function wanted(
  draft: Draft,
  { delivery, formats, inline }: Abilities,
): Omit<Submit, 'id' | 'size'> {
  return {
    kind: 'submit',
    prompt: draft.prompt,
    negativePrompt: draft.negativePrompt ?? null,
    count: draft.count ?? 1,
    seed: draft.seed ?? null,
    format: formats[0] ?? 'png',
    inline: draft.inline ? (inline[0] ?? 'base64') : 'none',
    // A job that can be asked for survives a connection that breaks.
    delivery: delivery.includes('async') ? 'async' : 'sync',
    hook: draft.hook ?? null,
    costShown: false,
    quality: null,
    keepMs: null,
    uploadTo: null,
    echo: null,
  }
}

/** The draft's word for what was asked; `null`: a plan chooses it by the abilities. */
const wishes = {
  id: null,
  prompt: 'prompt',
  negativePrompt: 'negativePrompt',
  size: 'aspectRatio',
  count: 'count',
  seed: 'seed',
  format: null,
  inline: 'inline',
  delivery: null,
  hook: 'hook',
  costShown: null,
  quality: null,
  keepMs: null,
  uploadTo: null,
} as const satisfies Record<Asked, keyof Draft | null>

function wishOf({ asked, clause }: Unmet): keyof Draft {
  const wish = wishes[asked]
  assert(wish !== null, `a plan asks for what this provider has not: it ${clause}`)
  return wish
}

const isHttp = (url: string): boolean => /^https?:$/.test(URL.parse(url)?.protocol ?? '')
