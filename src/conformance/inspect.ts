import fc from 'fast-check'
import type { Provider } from '../core/provider.ts'
import type { Check, Finding } from './check.ts'
import { checks as allChecks } from './checks/index.ts'
import { scripts } from './draw.ts'
import { perform } from './perform.ts'
import type { ProviderReport, Verdict } from './report/report.ts'
import type { Script } from './script.ts'
import { type Opening, type OpenTarget, type Target, Unreachable } from './target.ts'
import { tour } from './tour.ts'
import type { Transcript } from './transcript.ts'

export interface InspectOptions extends Opening {
  readonly provider: Provider
  readonly open: OpenTarget
  /** Scripts drawn for the provider, the tour not counted. */
  readonly runs: number
  /** Only these checks; all unless given. */
  readonly checks?: readonly Check[]
  /** A counterexample's path, to see it again at once. */
  readonly path?: string
  /** Is shown each transcript that a verdict rests on, shrinking left out. */
  readonly onTranscript?: (transcript: Transcript, shows: Shows) => void
}

/** What a transcript is evidence of. */
export interface Shows {
  /** The performance's name: its accounts follow from it. */
  readonly name: string
  /** The checks that are broken by what it shows; empty where nothing new was found in it. */
  readonly checks: readonly string[]
}

/** What a check has seen and found so far. */
interface Tally {
  looked: number
  finding: Found | null
}

interface Found {
  readonly findings: readonly Finding[]
  readonly script: Script
  readonly path: string | null
}

type Last = Pick<Found, 'findings' | 'script'> & { readonly seen: Seen }

/** A transcript under the name of its performance. */
interface Seen {
  readonly name: string
  readonly transcript: Transcript
}

/** Performs scripts at a target and judges each transcript by every check. An
 *  unreachable target makes verdicts inconclusive; a rejection is a bug of ours. */
export async function inspect(options: InspectOptions): Promise<ProviderReport> {
  const { provider, open, seed, fidelity = 'documented', quirks = {}, scenario } = options
  const opening = { seed, fidelity, quirks, ...(scenario !== undefined && { scenario }) }
  const inspection = new Inspection(options)
  let target: Target | null = null
  try {
    target = await open(provider, opening)
    await inspection.run(target)
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error
    inspection.unreachable = error.message
  } finally {
    await target?.close()
  }
  return inspection.report(target)
}

/** A class for its identity: one inspection of one provider, counting as it goes. */
class Inspection {
  readonly #options: InspectOptions
  readonly #checks: readonly Check[]
  readonly #tallies: Map<string, Tally>
  unreachable: string | null = null
  #cases = 0
  #calls = 0

  constructor(options: InspectOptions) {
    this.#options = options
    this.#checks = options.checks ?? allChecks
    this.#tallies = new Map(this.#checks.map(({ id }) => [id, { looked: 0, finding: null }]))
  }

  /** One round over the drawn scripts for each check that breaks, shrinking for that one alone. */
  async run(target: Target): Promise<void> {
    if (this.#options.path === undefined) await this.#tour(target)
    for (let rounds = 0; rounds <= this.#checks.length; rounds += 1) {
      if (!(await this.#round(target))) return
    }
  }

  async #tour(target: Target): Promise<void> {
    const script = tour(this.#options.provider)
    const seen = await this.#perform(script, target)
    const broken: string[] = []
    for (const check of this.#open(target)) {
      const findings = this.#examine(check, seen.transcript)
      if (findings.length === 0) continue
      this.#tally(check).finding = { findings, script, path: null }
      broken.push(check.id)
    }
    this.#show(seen, broken)
  }

  async #round(target: Target): Promise<boolean> {
    const { provider, seed, runs, path } = this.#options
    const open = this.#open(target)
    if (open.length === 0 || runs === 0) return false
    let suspect: Check | null = null
    let last: Last | null = null
    const result = await fc.check(
      fc.asyncProperty(scripts(provider), async (script) => {
        const seen = await this.#perform(script, target)
        for (const check of suspect === null ? open : [suspect]) {
          const findings = this.#examine(check, seen.transcript)
          if (findings.length === 0) continue
          suspect = check
          last = { findings, script, seen }
          return false
        }
        if (suspect === null) this.#show(seen, [])
        return true
      }),
      { seed, numRuns: runs, ...(path === undefined ? {} : { path }) },
    )
    this.#cases += result.numRuns
    if (suspect === null && result.failed) throw result.errorInstance
    return this.#settle(suspect, last, result.counterexamplePath)
  }

  #settle(suspect: Check | null, last: Last | null, path: string | null): boolean {
    if (suspect === null || last === null) return false
    const { findings, script, seen } = last
    this.#tally(suspect).finding = { findings, script, path }
    this.#show(seen, [suspect.id])
    return true
  }

  #show({ name, transcript }: Seen, checks: readonly string[]): void {
    this.#options.onTranscript?.(transcript, { name, checks })
  }

  async #perform(script: Script, target: Target): Promise<Seen> {
    const { provider, seed } = this.#options
    const name = `${seed}-${this.#calls}`
    this.#calls += 1
    return { name, transcript: await perform(script, { provider, target, name }) }
  }

  #examine(check: Check, transcript: Transcript): readonly Finding[] {
    const { looked, findings } = check.examine(transcript)
    this.#tally(check).looked += looked
    return findings
  }

  /** The checks that can be made here and have found nothing yet. */
  #open({ abilities }: Target): Check[] {
    return this.#checks.filter(
      (check) =>
        check.needs.every((need) => abilities.has(need)) && this.#tally(check).finding === null,
    )
  }

  #tally({ id }: Check): Tally {
    const tally = this.#tallies.get(id)
    if (tally === undefined) throw new Error(`no tally for the check ${id}`)
    return tally
  }

  report(target: Target | null): ProviderReport {
    return {
      provider: this.#options.provider.id,
      cases: this.#cases,
      verdicts: this.#checks.map((check) => this.#verdict(check, target)),
    }
  }

  #verdict(check: Check, target: Target | null): Verdict {
    const { looked, finding } = this.#tally(check)
    const verdict = {
      check: check.id,
      sentence: check.sentence,
      source: check.source,
      severity: check.severity,
      looked,
    }
    if (finding !== null) return { ...verdict, fate: 'broken', ...finding }
    const lacking = check.needs.filter((need) => target !== null && !target.abilities.has(need))
    if (lacking.length > 0)
      return { ...verdict, fate: 'skipped', reason: `the target lacks ${lacking.join(', ')}` }
    if (this.unreachable !== null)
      return { ...verdict, fate: 'inconclusive', reason: this.unreachable }
    if (looked === 0)
      return { ...verdict, fate: 'skipped', reason: 'nothing here that the law applies to' }
    return { ...verdict, fate: 'kept' }
  }
}
