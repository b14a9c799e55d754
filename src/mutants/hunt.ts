import type { Check, Finding } from '../conformance/check.ts'
import { perform } from '../conformance/perform.ts'
import type { OpenTarget } from '../conformance/target.ts'
import type { Transcript } from '../conformance/transcript.ts'
import type { Provider } from '../core/provider.ts'
import type { Absence, FaultClass, Planted } from './planted.ts'
import { type Difference, differences } from './proof.ts'
import { type Scene, scenesOf } from './scenes.ts'
import { type Tongue, tongueOf } from './tongue.ts'

/** What became of one mutant. */
export interface Caught {
  readonly id: string
  readonly class: FaultClass
  readonly sentence: string
  readonly end: End
}

export type End =
  /** Checks that are kept on the healthy target broke, in this scene for the first time. */
  | {
      readonly kind: 'killed'
      readonly scene: string
      readonly checks: readonly string[]
      readonly finding: Finding
    }
  /** It changed what happened beyond what is free, and no check broke. */
  | { readonly kind: 'survived'; readonly scene: string; readonly difference: Difference }
  /** Every difference that it made, in all scenes, is free. */
  | { readonly kind: 'equivalent'; readonly count: number; readonly difference: Difference }
  /** It was not planted: this provider's mock has nothing that it could spoil. */
  | { readonly kind: 'absent'; readonly why: Absence }
  /** It never changed a byte: nothing here gets at it, and nothing is proved. */
  | { readonly kind: 'unreached' }
  /** The inspectors themselves gave up on it: a bug of theirs. */
  | { readonly kind: 'crashed'; readonly scene: string; readonly error: string }

export interface HuntOptions {
  readonly provider: Provider
  readonly open: OpenTarget
  readonly checks: readonly Check[]
  readonly seed: number
  /** How many scripts are drawn after the fixed ones. */
  readonly drawn: number
}

export interface Healthy {
  readonly transcript: Transcript
  /** What checks find at a healthy target in this scene, which thus tells nothing. */
  readonly known: ReadonlySet<string>
}

/** Puts mutants through the suite. The healthy runs that they are held against are made once. */
export interface Hunter {
  readonly scenes: readonly Scene[]
  readonly tongue: Tongue
  /** Judged by all checks, or by some alone. */
  hunt(mutant: Planted, by?: readonly Check[]): Promise<Caught>
  /** What happens in a scene when nothing is planted. */
  healthyIn(scene: Scene): Promise<Healthy>
}

export function hunter(options: HuntOptions): Hunter {
  const { provider, checks } = options
  const scenes = scenesOf(provider, options)
  const tongue = tongueOf(provider)
  const known = new Map<Scene, Promise<Healthy>>()
  const healthyIn = (scene: Scene): Promise<Healthy> => {
    const found = known.get(scene) ?? healthy(scene, options)
    known.set(scene, found)
    return found
  }
  const hunt: Hunter['hunt'] = async (mutant, by = checks) => {
    const { id, class: name, sentence } = mutant
    return { id, class: name, sentence, end: await endOf(mutant, by) }
  }
  const endOf = async (mutant: Planted, by: readonly Check[]): Promise<End> => {
    if (mutant.leftOut !== undefined) return absent(mutant.leftOut)
    if ((await mutant.touches?.(tongue)) === false) return absent('words')
    const seen: Seen[] = []
    for (const scene of scenes) {
      if (mutant.provoked && scene.atWill) continue
      const health = await healthyIn(scene)
      if (mutant.shows?.(health.transcript) === false) continue
      const found = await tried(scene, mutant, { options, by, health })
      if ('kind' in found) return found
      seen.push(found)
    }
    const end = unfound(mutant, seen)
    // A check may look at more providers than its mutant can lie at.
    const mute = end.kind === 'unreached' && mutant.class === 'own'
    return mute && !(await tongue.showsIn(mutant)) ? absent('words') : end
  }
  return { scenes, tongue, hunt, healthyIn }
}

const absent = (why: Absence): End => ({ kind: 'absent', why })

/** How a scene differed with a fault that no check found in it. */
interface Seen {
  readonly scene: string
  readonly differences: readonly Difference[]
}

interface Trial {
  readonly options: HuntOptions
  readonly by: readonly Check[]
  readonly health: Healthy
}

/** Puts a mutant through one scene: found, given up on, or how it differed. */
async function tried(
  scene: Scene,
  mutant: Planted,
  { options, by, health }: Trial,
): Promise<End | Seen> {
  try {
    const faulty = await performed(scene, options, mutant)
    const killed = examined(faulty, by, health.known)
    if (killed !== null) return { kind: 'killed', scene: scene.name, ...killed }
    return { scene: scene.name, differences: differences({ healthy: health.transcript, faulty }) }
  } catch (error) {
    return { kind: 'crashed', scene: scene.name, error: reason(error) }
  }
}

function unfound(mutant: Planted, seen: readonly Seen[]): End {
  if (seen.length === 0 && mutant.class === 'own') return absent('subject')
  if (seen.length === 0 && mutant.provoked) return absent('cause')
  const differed = seen.flatMap(({ scene, differences: all }) =>
    all.map((difference) => ({ scene, difference })),
  )
  const telling = differed.find(({ difference }) => difference.free === null)
  if (telling !== undefined) return { kind: 'survived', ...telling }
  const [first] = differed
  if (first === undefined) return { kind: 'unreached' }
  return { kind: 'equivalent', count: differed.length, difference: first.difference }
}

async function healthy(scene: Scene, options: HuntOptions): Promise<Healthy> {
  const transcript = await performed(scene, options, null)
  const found = options.checks.flatMap((check) => breaches(check, transcript).map(nameOf(check)))
  return { transcript, known: new Set(found) }
}

const nameOf =
  ({ id }: Check) =>
  ({ what }: Finding): string =>
    `${id}: ${what}`

/** What is wrong and no known quirk. */
const breaches = (check: Check, transcript: Transcript): readonly Finding[] =>
  check.examine(transcript).findings.filter(({ quirk }) => quirk === undefined)

/** A target of its own for each scene, so that what happens in one depends on no other. */
async function performed(
  { opening, script, spoken }: Scene,
  { provider, open, seed }: HuntOptions,
  mutant: Planted | null,
): Promise<Transcript> {
  const sound = await open(provider, { seed, ...opening })
  const speaker = spoken?.(provider) ?? provider
  try {
    const target = mutant === null ? sound : mutant.plant(sound, { provider: speaker })
    return await perform(script, { provider: speaker, target, name: 'scene' })
  } finally {
    await sound.close()
  }
}

function examined(
  transcript: Transcript,
  checks: readonly Check[],
  known: ReadonlySet<string>,
): { readonly checks: readonly string[]; readonly finding: Finding } | null {
  const broken = checks
    .filter(({ needs }) => needs.every((need) => transcript.abilities.has(need)))
    .flatMap((check) => {
      const finding = breaches(check, transcript).find((one) => !known.has(nameOf(check)(one)))
      return finding === undefined ? [] : [{ id: check.id, finding }]
    })
  const [first] = broken
  return first === undefined ? null : { checks: broken.map(({ id }) => id), finding: first.finding }
}

const reason = (error: unknown): string =>
  error instanceof Error ? `${error.message} (${error.stack?.split('\n')[1]?.trim()})` : `${error}`
