import type { Violation } from './contract.ts'
import type { Evidence } from './fault.ts'
import type { Lifecycle } from './job.ts'

/** `documented`: the contract to the letter. `observed`: the contract with its quirks on, but for
 *  those that were seen formerly. */
export const fidelities = ['documented', 'observed'] as const
export type Fidelity = (typeof fidelities)[number]

/** A cited difference between what is documented and what is seen. Each can be switched alone. */
export interface Quirk {
  /** `<provider>/<name>`: `kie/record-id`. */
  readonly id: string
  /** What the documents say, in one sentence. */
  readonly documented: string
  /** What is seen instead, in one sentence. */
  readonly observed: string
  /** Where that was seen or said. */
  readonly source: string
  readonly evidence: Evidence
  /** When it was seen, or the source looked at: `2026-04-16`. */
  readonly date: string
  /** Seen formerly, or in place of another one: `observed` leaves it off unless it is asked for. */
  readonly former?: true
  /** What it breaks of the contract; an answer may differ by nothing else. */
  readonly breaks: readonly Breach[]
  /** Whether an answer, of an operation that it breaks something of, must show it: how its end is
   *  seen. Its end is not told unless given. `body` is `undefined` where it is no JSON. */
  readonly due?: (answer: { readonly status: number; readonly body: unknown }) => boolean
  /** Requests that break the contract in this way are taken all the same. */
  readonly tolerates?: (violation: Violation) => boolean
  /** For so long after its submission a job is not found by its own caller. */
  readonly hiddenMs?: number
  /** The life of a job as it is seen. */
  readonly lifecycle?: (documented: Lifecycle) => Lifecycle
}

/** A rule that a quirk breaks. */
export interface Breach {
  /** In answers of this operation, or in the calls of this callback. */
  readonly of: string
  /** The JSON pointer of what breaks it, whole; of an HTTP status, the status. */
  readonly at: RegExp
  /** The JSON Schema keyword; `status`: an HTTP status that is not documented. */
  readonly rule: string
}

/** The quirks that are on, by id. */
export type Quirks = ReadonlySet<string>

export const noQuirks: Quirks = new Set()

export interface QuirkChoice {
  /** `documented` unless given. */
  readonly fidelity?: Fidelity
  /** Switches single ones, whatever the fidelity. */
  readonly quirks?: Readonly<Record<string, boolean>>
}

/** The quirks that a choice switches on. Throws a `RangeError` for one that does not exist. */
export function chosenQuirks(
  all: readonly Quirk[],
  { fidelity = 'documented', quirks = {} }: QuirkChoice,
): Quirks {
  const known = all.map(({ id }) => id)
  for (const id of Object.keys(quirks)) {
    if (!known.includes(id)) {
      throw new RangeError(`there is no quirk "${id}" here; there is ${known.join(', ') || 'none'}`)
    }
  }
  const usual = ({ former }: Quirk): boolean => fidelity === 'observed' && former !== true
  return new Set(all.filter((quirk) => quirks[quirk.id] ?? usual(quirk)).map(({ id }) => id))
}

/** A rule that is broken, and whose answer or call breaks it. */
export interface Broken {
  /** The contract's operation id, or the callback's name. */
  readonly of: string
  readonly violation: Pick<Violation, 'pointer' | 'rule'>
}

/** What an answer breaks whose HTTP status is not documented, and which has no other rule: the status
 *  stands where a pointer would. */
export const undocumentedStatus = (status: number): Broken['violation'] => ({
  pointer: String(status),
  rule: 'status',
})

/** The quirk that is on and breaks just this; `undefined` where none does: a fault of the mock's. */
export const quirkBehind = (
  all: readonly Quirk[],
  on: Quirks,
  { of, violation: { pointer, rule } }: Broken,
): Quirk | undefined =>
  all.find(
    ({ id, breaks }) =>
      on.has(id) &&
      breaks.some(
        (breach) =>
          breach.of === of && breach.rule === rule && breach.at.exec(pointer)?.[0] === pointer,
      ),
  )

/** The same breach in several places. */
export const breaches = (
  ofs: readonly string[],
  { at, rule }: Omit<Breach, 'of'>,
): readonly Breach[] => ofs.map((of) => ({ of, at, rule }))
