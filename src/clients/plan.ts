import type { Submit } from '../core/intent.ts'
import { type AspectRatio, aspectRatios, type Provider } from '../core/provider.ts'

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
  for (const [wish, objection] of Object.entries(objections)) {
    const clause = objection(draft, provider)
    // The table's keys are the draft's.
    if (clause !== null) return cannot(provider, wish as keyof Draft, clause)
  }
  return intent(draft, provider, newId)
}

type Objection = (draft: Draft, provider: Provider) => string | null

/** Each field of a draft against the provider's abilities: `null`, or why it cannot be had. */
const objections = {
  prompt: ({ prompt }, { abilities: { prompt: rule } }) => {
    const length = characters(prompt)
    if (length < rule.min) return `needs a prompt of at least ${rule.min} characters, not ${length}`
    if (rule.max === null || length <= rule.max) return null
    return `takes prompts of up to ${rule.max} characters, not ${length}`
  },
  aspectRatio: ({ aspectRatio: ratio }) =>
    ratio === undefined || aspectRatios.includes(ratio)
      ? null
      : `draws ${aspectRatios.join(', ')}, not ${JSON.stringify(ratio)}`,
  count: ({ count = 1 }, { abilities: { countMax } }) => {
    if (within(count, { min: 1, max: countMax })) return null
    return `draws ${countMax === 1 ? 'one image' : `1 to ${countMax} images`} a job, not ${count}`
  },
  seed: ({ seed }, { abilities: { seed: range } }) => {
    if (seed === undefined || (range !== null && within(seed, range))) return null
    if (range === null) return 'does not let the seed be chosen'
    return `takes whole seeds from ${range.min} to ${range.max}, not ${seed}`
  },
  negativePrompt: ({ negativePrompt }, { abilities }) =>
    negativePrompt === undefined || abilities.negativePrompt ? null : 'has no negative prompt',
  hook: ({ hook }, { abilities }) => {
    if (hook === undefined) return null
    if (!abilities.webhook) return 'sends no webhooks'
    return isHttp(hook) ? null : 'sends webhooks to http and https URLs only'
  },
  inline: ({ inline = false }, { abilities }) =>
    inline && abilities.inline.length === 0 ? 'gives images as URLs only' : null,
} satisfies Record<keyof Draft, Objection>

function intent(draft: Draft, { abilities }: Provider, newId: () => string): Submit {
  const { prompt, aspectRatio = '1:1', count = 1, seed, negativePrompt, hook, inline } = draft
  const [inlineAs = 'none'] = inline ? abilities.inline : []
  const [format = 'png'] = abilities.formats
  return {
    kind: 'submit',
    id: abilities.clientIds ? newId() : null,
    prompt,
    negativePrompt: negativePrompt ?? null,
    size: abilities.sizes[aspectRatio],
    count,
    seed: seed ?? null,
    format,
    inline: inlineAs,
    // A job that can be asked for survives a connection that breaks.
    delivery: abilities.delivery.includes('async') ? 'async' : 'sync',
    hook: hook ?? null,
    costShown: false,
    echo: null,
  }
}

/** Code points, as JSON Schema counts. */
const characters = (text: string): number => Array.from(text).length

const within = (value: number, { min, max }: { readonly min: number; readonly max: number }) =>
  Number.isSafeInteger(value) && value >= min && value <= max

const isHttp = (url: string): boolean => /^https?:$/.test(URL.parse(url)?.protocol ?? '')
