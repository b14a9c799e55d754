import fc from 'fast-check'
import { dice } from '../core/dice.ts'
import type { Provider } from '../core/provider.ts'
import type { Check } from './check.ts'
import { checks as allChecks } from './checks/index.ts'
import { anyScript } from './commands.ts'
import type { Greeting } from './greeting.ts'
import { perform } from './perform.ts'
import { gone, occasions } from './quirk-watch.ts'
import type { ProviderReport } from './report/report.ts'
import { undrawn } from './requests.ts'
import { type NewId, rerunOf, withNewIds } from './rerun.ts'
import type { Script } from './script.ts'
import { emptyTally, examined, type Found, type Tally, verdictOf } from './tally.ts'
import { type Opening, type OpenTarget, type Target, Unreachable } from './target.ts'
import { tour } from './tour.ts'
import type { Transcript } from './transcript.ts'

export interface InspectOptions extends Opening {
  readonly provider: Provider
  readonly open: OpenTarget
  /** By name, so that it can be asked for again. */
  readonly scenario?: string
  /** Scripts drawn for the provider, the tour not counted. */
  readonly runs: number
  /** What is said before all else; nothing unless given. */
  readonly greeting?: Greeting
  /** The scripts that are performed first; the tour unless given, which only a free target bears. */
  readonly first?: readonly Script[]
  /** Only these checks; all unless given. */
  readonly checks?: readonly Check[]
  /** A counterexample's path, to see it again at once. */
  readonly path?: string
  /** How often a script that shows a breach is performed anew, until it shows it again: what does
   *  not break twice is inconclusive. 0 unless given. */
  readonly reruns?: number
  /** Names the jobs of drawn scripts and of reruns, where accounts remember those of earlier runs;
   *  as they were drawn unless given. */
  readonly newId?: NewId
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

type Last = Pick<Found, 'findings' | 'script'> & { readonly seen: Seen }

/** What a round found, and where it is found again. */
interface Settled {
  readonly suspect: Check | null
  readonly last: Last | null
  readonly path: string | null
}

/** A script that was performed, and what it is known to show. */
interface Judged {
  readonly script: Script
  readonly path?: string | null
  readonly shows?: readonly string[]
}

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
    await inspection.confirm(target)
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error
    inspection.stopped = error.message
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
  stopped: string | null = null
  readonly #missed = new Set<string>()
  readonly #unheard = new Set<string>()
  readonly #due = new Set<string>()
  /** Of each script, what its first performance was called. */
  readonly #names = new WeakMap<Script, string>()
  #cases = 0
  /** How often a script was performed, by its name. */
  readonly #performed = new Map<string, number>()

  constructor(options: InspectOptions) {
    this.#options = options
    this.#checks = options.checks ?? allChecks
    this.#tallies = new Map(this.#checks.map(({ id }) => [id, emptyTally()]))
  }

  /** The greeting, the first script, then one round over the drawn scripts for each check that
   *  breaks, shrinking for that one alone. Nothing is drawn where calls cost. */
  async run(target: Target): Promise<void> {
    const { path, greeting, first, provider } = this.#options
    const free = target.abilities.has('free')
    if (greeting !== undefined) await this.#greet(greeting, target)
    const openers = first ?? (free ? [tour(provider)] : [])
    if (path === undefined) for (const one of openers) await this.#open(one, target)
    if (!free) return
    for (let rounds = 0; rounds <= this.#checks.length; rounds += 1) {
      if (this.stopped !== null || !(await this.#round(target))) break
    }
    // They are long: what a drawn script can show is shown by a shorter one, and where time cannot be
    // moved they would be sat through.
    if (path === undefined && target.abilities.has('time-travel')) await this.#drill(target)
  }

  /** Performs anew what showed a breach, each script once for all that it showed. */
  async confirm(target: Target): Promise<void> {
    const { reruns = 0 } = this.#options
    const suspects = this.#checks.filter((check) => this.#tally(check).finding !== null)
    const scripts = Map.groupBy(suspects, (check) => this.#tally(check).finding?.script ?? [])
    for (const [script, checks] of scripts) {
      let open = checks
      for (let made = 0; made < reruns && open.length > 0; made += 1) {
        const name = `${this.#names.get(script)}-again-${made}`
        const seen = await this.#take(this.#named(script, name), target, name)
        for (const check of open) this.#tally(check).reruns.push(rerunOf(check, seen.transcript))
        open = open.filter((check) => this.#tally(check).reruns.at(-1)?.kind !== 'broken')
        this.#show(seen, [])
      }
    }
  }

  async #greet({ script, heed }: Greeting, target: Target): Promise<void> {
    const seen = await this.#perform(script, target)
    const heard = heed(seen.transcript)
    if (heard.kind === 'go' || heard.judged) this.#judge({ script }, seen, target)
    if (heard.kind === 'go') return
    this.stopped = heard.reason
    // The reason says it all: nothing else was asked.
    this.#missed.clear()
  }

  async #open(script: Script, target: Target): Promise<void> {
    if (this.stopped !== null) return
    this.#judge({ script }, await this.#perform(script, target), target)
  }

  /** Scripts that are the same in every run, for laws that drawn ones would seldom show. */
  async #drill(target: Target): Promise<void> {
    const { provider } = this.#options
    const drills = Map.groupBy(this.#unbroken(target), ({ drill }) => drill)
    for (const drill of drills.keys()) {
      const script = drill?.(provider) ?? []
      if (script.length === 0 || this.stopped !== null) continue
      this.#judge({ script }, await this.#perform(script, target), target)
    }
  }

  #judge({ script, path = null, shows = [] }: Judged, seen: Seen, target: Target): void {
    const broken = [...shows]
    for (const check of this.#unbroken(target)) {
      const findings = examined(check, seen.transcript, this.#tally(check))
      if (findings.length === 0) continue
      this.#tally(check).finding = { findings, script, path }
      broken.push(check.id)
    }
    this.#show(seen, broken)
  }

  async #round(target: Target): Promise<boolean> {
    const { provider, seed, runs, path } = this.#options
    const open = this.#unbroken(target)
    if (open.length === 0 || runs === 0) return false
    const tallies = new Map(open.map((check) => [check, this.#tally(check)] as const))
    let suspect: Check | null = null
    let last: Last | null = null
    const result = await fc.check(
      fc.asyncProperty(anyScript(provider), async (script) => {
        if (this.stopped !== null) return true
        const name = this.#nextName(script)
        const seen = await this.#perform(this.#named(script, name), target, name)
        for (const [check, tally] of tallies) {
          if (suspect !== null && check !== suspect) continue
          const findings = examined(check, seen.transcript, tally)
          if (findings.length === 0) continue
          suspect = check
          last = { findings, script, seen }
          return false
        }
        if (suspect === null) this.#show(seen, [])
        return true
      }),
      {
        seed,
        numRuns: runs,
        // Where time cannot be moved each step of a shorter script would have to be sat through.
        endOnFailure: !target.abilities.has('time-travel'),
        ...(path === undefined ? {} : { path }),
      },
    )
    this.#cases += result.numRuns
    if (suspect === null && result.failed) throw result.errorInstance
    return this.#settle({ suspect, last, path: result.counterexamplePath }, target)
  }

  /** The shortest script that shows one breach may show others as well, which are found then. */
  #settle({ suspect, last, path }: Settled, target: Target): boolean {
    if (suspect === null || last === null) return false
    const { findings, script, seen } = last
    this.#tally(suspect).finding = { findings, script, path }
    this.#judge({ script, path, shows: [suspect.id] }, seen, target)
    return true
  }

  #show({ name, transcript }: Seen, checks: readonly string[]): void {
    this.#options.onTranscript?.(transcript, { name, checks })
  }

  /** One performance, with what it says of the inspection as a whole. */
  async #perform(script: Script, target: Target, name = this.#nextName(script)): Promise<Seen> {
    const seen = await this.#take(script, target, name)
    const { transcript } = seen
    this.stopped ??= transcript.cut
    for (const reason of transcript.missed) this.#missed.add(reason)
    for (const reason of transcript.unheard ?? []) this.#unheard.add(reason)
    if (target.quirks.size > 0) for (const id of occasions(transcript)) this.#due.add(id)
    return seen
  }

  #named(script: Script, performance: string): Script {
    const { newId } = this.#options
    return newId === undefined ? script : withNewIds(script, (id) => newId(id, performance))
  }

  async #take(script: Script, target: Target, name: string): Promise<Seen> {
    const { provider } = this.#options
    return { name, transcript: await perform(script, { provider, target, name }) }
  }

  /** Follows from the script, so that whoever performs it again alone gives it the same accounts, and
   *  chance decides the same about them. The same script once more needs accounts of its own. */
  #nextName(script: Script): string {
    const first = `${this.#options.seed}-${dice(0).hex(JSON.stringify(script), 10)}`
    const before = this.#performed.get(first) ?? 0
    this.#performed.set(first, before + 1)
    const name = before === 0 ? first : `${first}-${before}`
    if (!this.#names.has(script)) this.#names.set(script, name)
    return name
  }

  /** The checks that can be made here and have found nothing yet. */
  #unbroken({ abilities }: Target): Check[] {
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

  /** What no request was drawn for: nothing at all where there is nobody to send it. */
  #undrawn(target: Target | null): readonly string[] {
    const { provider } = this.#options
    if (target === null || target.key?.('guest') !== null) return undrawn(provider)
    const remedy = target.remedies?.['second-account']
    const needs = 'any request from the schemas, as a second account would send it'
    return [remedy === undefined ? needs : `${needs} (${remedy})`]
  }

  report(target: Target | null): ProviderReport {
    const { provider } = this.#options
    const shown = new Set([...this.#tallies.values()].flatMap(({ quirks }) => [...quirks.keys()]))
    const circumstances = {
      abilities: target?.abilities ?? null,
      remedies: target?.remedies ?? {},
      reasons: [...(this.stopped === null ? [] : [this.stopped]), ...this.#missed],
      unheard: [...this.#unheard],
      sources: new Map(provider.quirks.map(({ id, source }) => [id, source])),
    }
    return {
      provider: provider.id,
      cases: this.#cases,
      stopped: this.stopped,
      missed: [...this.#missed, ...this.#unheard],
      ...(this.#cases > 0 && { undrawn: this.#undrawn(target) }),
      quirksGone: gone(provider, { due: this.#due, shown }).map(({ id, source }) => ({
        quirk: id,
        source,
      })),
      verdicts: this.#checks.map((check) => verdictOf(check, this.#tally(check), circumstances)),
    }
  }
}
