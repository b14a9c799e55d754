import { type Check, each, type Mutant } from '../check.ts'
import { tamperRequests } from '../tamper.ts'
import type { Transcript } from '../transcript.ts'
import { refusedWith } from './_refused.ts'

/** Sends what must be refused under a key that nothing is wrong with. */
const waveThrough = (id: string, which: (entry: { who: string }) => boolean): Mutant => ({
  id,
  plant: (target, { provider }) =>
    tamperRequests(target, (request, note) =>
      note.intent !== null && which(note)
        ? provider.dialect.encode(note.intent, 'caller-waved')
        : request,
    ),
})

const refusesWho = (who: readonly string[]) => (transcript: Transcript) =>
  transcript.entries.filter((entry) => entry.broken === null && who.includes(entry.who))

export const keyNeeded: Check = {
  id: 'errors/key-needed',
  sentence: 'Without a key, or with one that is refused, nothing is to be had.',
  source: 'security schemes of the compiled document; documented 401',
  severity: 'critical',
  needs: [],
  examine: (transcript) =>
    each(refusesWho(['nobody', 'intruder'])(transcript), (entry) =>
      refusedWith(
        entry,
        ['unauthorized', 'forbidden'],
        `${entry.operation} without a valid key is not refused`,
      ),
    ),
  mutants: [waveThrough('any-key', ({ who }) => who === 'nobody' || who === 'intruder')],
}

export const creditNeeded: Check = {
  id: 'errors/credit-needed',
  sentence: 'An account without credit generates nothing.',
  source: 'documented: Krea 402, kie code 402, AI/ML API 403, Runware insufficientCredits',
  severity: 'critical',
  needs: ['accounts'],
  examine: (transcript) =>
    each(
      refusesWho(['broke'])(transcript).filter(({ act }) => act === 'submit'),
      (entry) =>
        refusedWith(entry, ['out-of-credit'], 'a submit without credit is not refused as such'),
    ),
  mutants: [waveThrough('free-lunch', ({ who }) => who === 'broke')],
}
