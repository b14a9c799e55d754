import fc from 'fast-check'
import type { Submit } from '../core/intent.ts'
import type { Size } from '../core/job.ts'
import type { Abilities, Provider } from '../core/provider.ts'
import { intentsOf } from './asked.ts'
import { batched } from './batch.ts'
import type { Drawn, Wrong } from './drawn.ts'
import { type Generation, generations } from './requests.ts'
import { knocks, type Script, type Step, type Who } from './script.ts'

// It lies apart for those that drawing rests on.
export { plainSubmit } from './plain.ts'

/** Words that a prompt may be made of: plain, accented, wide, outside the basic plane. */
const words = [
  'a',
  'raccoon',
  'eating',
  'ice-cream',
  'at',
  'dusk',
  'café',
  '猫',
  'Ω',
  '🎬',
  '"q"',
  '\\',
]

/** A prompt within the provider's bounds. */
function promptOf({ prompt: { min, max } }: Abilities): fc.Arbitrary<string> {
  const few = fc.array(fc.constantFrom(...words), { minLength: Math.max(min, 1), maxLength: 8 })
  return few.map((list) => list.join(' ').slice(0, max ?? undefined))
}

const negativePromptOf = ({ negativePrompt: rule }: Abilities): fc.Arbitrary<string | null> =>
  rule === null ? fc.constant(null) : fc.option(fc.constant('text, logos'.slice(0, rule.max)))

function sizeOf({ sides, sizes }: Abilities): fc.Arbitrary<Size> {
  const usual = fc.constantFrom(...Object.values(sizes))
  if (sides === null) return usual
  return mostly(usual, fc.record({ width: fc.integer(sides), height: fc.integer(sides) }))
}

/** Any submit that the provider's abilities allow; shrinks towards the plainest one. */
export function submits({ abilities }: Provider): fc.Arbitrary<Submit> {
  const { clientIds, costShown, countMax, delivery, formats, inline, quality, seed } = abilities
  return fc.record({
    kind: fc.constant('submit' as const),
    id: clientIds ? fc.uuid({ version: 4 }) : fc.constant(null),
    prompt: promptOf(abilities),
    negativePrompt: negativePromptOf(abilities),
    size: sizeOf(abilities),
    count: mostly(
      fc.integer({ min: 1, max: Math.min(2, countMax) }),
      fc.integer({ min: 1, max: countMax }),
    ),
    seed: seed === null ? fc.constant(null) : fc.integer(seed),
    format: fc.constantFrom(...formats),
    inline: mostly(fc.constant('none' as const), fc.constantFrom('none' as const, ...inline)),
    delivery: fc.constantFrom(...delivery),
    hook: fc.constant(null),
    costShown: costShown ? fc.boolean() : fc.constant(false),
    quality: quality === null ? fc.constant(null) : fc.option(fc.integer(quality)),
    // How long files are kept goes with files only, and where they are put needs a receiver.
    keepMs: fc.constant(null),
    uploadTo: fc.constant(null),
    echo: fc.constant(null),
  })
}

/** What is large makes a case slow, so it is drawn less often. */
const mostly = <T>(usual: fc.Arbitrary<T>, rest: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: rest })

/** No script is longer, so no case is slow and every counterexample starts small. */
const STEPS_MAX = 8

/** A submit, then steps of any order, held to what the provider can be asked at all. */
export function scripts(provider: Provider): fc.Arbitrary<Script> {
  const first = fc.record({
    act: fc.constant('submit' as const),
    submit: submits(provider),
    hooked: hooks(provider.abilities),
    who: fc.constant<Who>('caller'),
  })
  const rest = fc.array(steps(provider), { maxLength: STEPS_MAX - 1 })
  return fc.tuple(first, rest).map(([submit, others]) => [submit, ...others])
}

function steps(provider: Provider): fc.Arbitrary<Step> {
  const { abilities } = provider
  // The first job is there always, the second often, the third at times.
  const job = fc.constantFrom(0, 0, 0, 1, 1, 2)
  const submit = submits(provider)
  const who = fc.constantFrom<Who>('caller', 'stranger')
  const anyone = fc.oneof(
    { weight: 8, arbitrary: fc.constant<Who>('caller') },
    { weight: 1, arbitrary: fc.constantFrom<Who>('broke', 'intruder', 'nobody') },
  )
  const of = <Act extends Step['act']>(act: Act) => fc.constant(act)
  const polled = abilities.delivery.includes('async')
  const all: {
    readonly weight: number
    readonly arbitrary: fc.Arbitrary<Step>
    readonly can: boolean
  }[] = [
    {
      weight: 6,
      can: true,
      arbitrary: fc.record({ act: of('submit'), submit, hooked: hooks(abilities), who: anyone }),
    },
    { weight: 4, can: polled, arbitrary: fc.record({ act: of('poll'), job, who }) },
    { weight: 2, can: polled, arbitrary: fc.record({ act: of('finish'), job }) },
    {
      weight: 2,
      can: true,
      arbitrary: fc.record({ act: of('advance'), ms: fc.integer({ min: 1, max: 20_000 }) }),
    },
    { weight: 2, can: true, arbitrary: fc.record({ act: of('fetch'), job }) },
    { weight: 2, can: abilities.cancel, arbitrary: fc.record({ act: of('cancel'), job, who }) },
    { weight: 1, can: abilities.clientIds, arbitrary: fc.record({ act: of('resend'), job }) },
    {
      weight: 1,
      can: polled,
      arbitrary: fc.record({ act: of('poll-unknown'), id: fc.uuid({ version: 4 }) }),
    },
    {
      weight: 1,
      can: abilities.balance,
      arbitrary: fc.record({
        act: of('balance'),
        who: fc.constantFrom<Who>('caller', 'nobody', 'stranger'),
      }),
    },
    { weight: 1, can: abilities.list, arbitrary: fc.record({ act: of('list') }) },
    {
      weight: 1,
      can: abilities.list,
      arbitrary: fc.record({ act: of('list-page'), limit: fc.integer({ min: 1, max: 3 }), who }),
    },
    { weight: 1, can: batched(provider), arbitrary: batches(provider) },
    {
      weight: 1,
      can: true,
      arbitrary: fc.record({ act: of('knock'), submit, how: fc.constantFrom(...knocks) }),
    },
    {
      weight: 2,
      can: true,
      arbitrary: fc.record({
        act: of('break'),
        submit,
        how: breakings(),
        nth: fc.nat({ max: 63 }),
      }),
    },
  ]
  return fc.oneof(...all.filter(({ can }) => can), ...drawnSteps(provider))
}

/** Requests of the operations' own schemas: every valid one, and each constraint broken alone. */
function drawnSteps(
  provider: Provider,
): { readonly weight: number; readonly arbitrary: fc.Arbitrary<Step> }[] {
  const made = generations(provider).flatMap((one) => {
    const { sound } = one
    return sound === null ? [] : [{ one, sound: mostly(sound.filter(isLight(provider)), sound) }]
  })
  if (made.length === 0) return []
  const valid = made.map(({ sound }) => sound.map((drawn) => requestStep(drawn, null)))
  const broken = made.flatMap(({ one, sound }) => {
    const wrong = wrongs(one)
    if (wrong === null) return []
    return [fc.tuple(sound, wrong).map(([drawn, broken]) => requestStep(drawn, broken))]
  })
  // As much as any one act of the others: the drill has each constraint already.
  return [
    {
      weight: 1,
      arbitrary: fc.oneof(
        fc.oneof(...valid),
        ...(broken.length === 0 ? [] : [fc.oneof(...broken)]),
      ),
    },
  ]
}

const requestStep = (sound: Drawn, wrong: Wrong | null): Step => ({ act: 'request', sound, wrong })

/** Whether answering it draws no more files than most submits ask for. */
const isLight =
  (provider: Provider) =>
  (drawn: Drawn): boolean =>
    (intentsOf(drawn, provider) ?? []).every(
      (intent) => intent.kind !== 'submit' || intent.inline === 'none' || intent.count === 1,
    )

/** The constraint is chosen first, and shrinking stays with it; `null`: none can be broken. */
function wrongs({ constraints }: Generation): fc.Arbitrary<Wrong | null> | null {
  if (constraints.length === 0) return null
  const places = fc.noShrink(fc.nat({ max: constraints.length - 1 }))
  return places.chain((place) => {
    const turned = [...constraints.slice(place), ...constraints.slice(0, place)]
    for (const one of turned) {
      const wrong = one.wrong()
      if (wrong !== null) return wrong
    }
    return fc.constant(null)
  })
}

const hooks = ({ webhook }: Abilities): fc.Arbitrary<boolean> =>
  webhook ? fc.boolean() : fc.constant(false)

const batches = (provider: Provider): fc.Arbitrary<Step> =>
  fc.record({
    act: fc.constant('batch' as const),
    // Tasks of one name could not be told apart in the answer.
    submits: fc.uniqueArray(submits(provider), {
      minLength: 1,
      maxLength: BATCH_MAX,
      selector: ({ id }) => id,
    }),
    bad: fc.option(fc.nat({ max: BATCH_MAX - 1 }), { nil: null }),
    nth: fc.nat({ max: 63 }),
  })

/** Enough for one task between two others. */
const BATCH_MAX = 3

const breakings = () =>
  fc.constantFrom(
    'constraint' as const,
    'constraint' as const,
    'not-json' as const,
    'unknown-path' as const,
    'wrong-method' as const,
  )
