import type { Submit } from './intent.ts'
import type { Size } from './job.ts'
import type { Abilities, Provider } from './provider.ts'
import { ratioOf } from './ratio.ts'

/** What a submit may ask in vain; `echo` is the dialect's own. */
export type Asked = Exclude<keyof Submit, 'kind' | 'echo'>

/** What of a submit a provider cannot do, as a clause that follows the provider's name. */
export interface Unmet {
  readonly asked: Asked
  readonly clause: string
}

/** Holds a submit against what can be asked of a provider: `null`, or the first thing beyond it. */
export function unmet(submit: Submit, abilities: Abilities): Unmet | null {
  for (const [asked, clauseOf] of table) {
    const clause = clauseOf(submit, abilities)
    if (clause !== null) return { asked, clause }
  }
  return null
}

/** Keeps what a provider cannot do from being spelled: throws a `RangeError` that says it. */
export function assertMet(
  submit: Submit,
  { name, abilities }: Pick<Provider, 'name' | 'abilities'>,
): void {
  const lack = unmet(submit, abilities)
  if (lack !== null) throw new RangeError(`${name} ${lack.clause}`)
}

type Row = (submit: Submit, abilities: Abilities) => string | null

const rows = {
  id: ({ id }, { clientIds }) => {
    if (clientIds === (id !== null)) return null
    return clientIds ? 'needs a job id of the caller’s choosing' : 'chooses the ids of jobs itself'
  },
  prompt: ({ prompt }, { prompt: range }) => length(prompt, { ...range, name: 'prompt' }),
  negativePrompt: ({ negativePrompt: text }, { negativePrompt: rule }) => {
    if (text === null) return null
    if (rule === null) return 'has no negative prompt'
    return length(text, { min: 0, max: rule.max, name: 'negative prompt' })
  },
  size: ({ size }, { sides, sizes }) => {
    if (sides === null) {
      if (ratioOf(size, sizes) !== null) return null
      return `draws ${Object.values(sizes).map(pixels).join(', ')}, not ${pixels(size)}`
    }
    const { min, max } = sides
    // No whole numbers asked for: where any side may be had, half a pixel is the provider's affair.
    const fits = [size.width, size.height].every((side) => side >= min && side <= max)
    return fits ? null : `draws sides of ${min} to ${max} pixels, not ${pixels(size)}`
  },
  count: ({ count }, { countMax }) => {
    if (within(count, { min: 1, max: countMax })) return null
    return `draws ${countMax === 1 ? 'one image' : `1 to ${countMax} images`} a job, not ${count}`
  },
  seed: ({ seed }, { seed: range }) => {
    if (seed === null) return null
    if (range === null) return 'does not let the seed be chosen'
    if (within(seed, range)) return null
    return `takes whole seeds from ${range.min} to ${range.max}, not ${seed}`
  },
  format: ({ format }, { formats }) =>
    formats.includes(format) ? null : `draws ${formats.join(', ')}, not ${format}`,
  inline: ({ inline: form }, { inline: forms }) => {
    if (form === 'none' || forms.includes(form)) return null
    if (forms.length === 0) return 'gives images as URLs only'
    return `gives images as URLs or ${forms.join(', ')}, not ${form}`
  },
  delivery: ({ delivery }, { delivery: ways }) => {
    if (ways.includes(delivery)) return null
    return delivery === 'sync' ? 'answers before a job is done' : 'answers once a job is done'
  },
  hook: ({ hook, delivery }, { webhook }) => {
    if (hook === null) return null
    if (!webhook) return 'sends no webhooks'
    return delivery === 'async' ? null : 'sends webhooks for asynchronous jobs only'
  },
  costShown: ({ costShown: wanted }, { costShown: choice }) =>
    wanted && !choice ? 'gives no choice whether answers tell the cost' : null,
  quality: ({ quality }, { quality: range }) => {
    if (quality === null) return null
    if (range === null) return 'does not let the quality be chosen'
    if (within(quality, range)) return null
    return `takes qualities from ${range.min} to ${range.max}, not ${quality}`
  },
  keepMs: ({ keepMs, inline: form }, { keep }) => {
    if (keepMs === null) return null
    if (keep === null) return 'does not let it be chosen how long files are kept'
    if (form !== 'none') return 'keeps no files that are given inline'
    const fits = within(keepMs / 1000, { min: keep.minMs / 1000, max: SECONDS_MAX })
    return fits ? null : `keeps files for whole seconds from ${keep.minMs / 1000}, not ${keepMs} ms`
  },
  uploadTo: ({ uploadTo }, { upload }) =>
    uploadTo !== null && !upload ? 'puts no files where the caller says' : null,
} satisfies Record<Asked, Row>

/** A century: what is asked for beyond it is a slip. */
const SECONDS_MAX = 3_155_760_000

const table = Object.entries(rows) as [Asked, Row][] // The table's keys are these.

interface Bounds {
  readonly min: number
  readonly max: number | null
  readonly name: string
}

function length(text: string, { min, max, name }: Bounds): string | null {
  const points = [...text].length // Code points, as JSON Schema counts.
  if (points < min) return `needs a ${name} of at least ${characters(min)}, not ${points}`
  if (max === null || points <= max) return null
  return `takes ${name}s of up to ${characters(max)}, not ${points}`
}

const characters = (count: number): string => `${count} character${count === 1 ? '' : 's'}`

const pixels = ({ width, height }: Size): string => `${width}×${height}`

const within = (value: number, { min, max }: { readonly min: number; readonly max: number }) =>
  Number.isSafeInteger(value) && value >= min && value <= max
