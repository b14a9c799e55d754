import { type Check, each } from '../check.ts'
import { keyRemover } from '../key.ts'
import type { Knock } from '../script.ts'
import { tamperRequests } from '../tamper.ts'
import { type Entry, place, type Transcript } from '../transcript.ts'
import { describe, refusedWith } from './_refused.ts'
import { soundInstead } from './_sound.ts'

const knocked = ({ entries }: Transcript, how: Knock): readonly Entry[] =>
  entries.filter(
    ({ act, broken }) =>
      act === 'knock' && (how === 'key-inside' ? broken === null : broken === how),
  )

const turnsAway =
  (how: Knock, what: string): Check['examine'] =>
  (transcript) =>
    each(knocked(transcript, how), (entry) =>
      refusedWith(entry, ['unauthorized', 'forbidden'], `${entry.operation} takes ${what}`),
    )

export const emptyKey: Check = {
  id: 'auth/empty-key',
  sentence: 'A key that is empty is no key.',
  source: 'security schemes of the compiled document; documented 401',
  severity: 'critical',
  needs: [],
  examine: turnsAway('empty-key', 'an empty key'),
  mutants: [soundInstead('empty-will-do', (label) => label === 'empty-key')],
}

export const otherScheme: Check = {
  id: 'auth/other-scheme',
  sentence: 'A good key in a scheme that is not the provider’s opens nothing.',
  source: 'security schemes of the compiled document: http, bearer',
  severity: 'major',
  needs: [],
  examine: turnsAway('other-scheme', 'a key in another scheme'),
  mutants: [soundInstead('any-scheme', (label) => label === 'other-scheme')],
}

export const badKeyInside: Check = {
  id: 'auth/bad-key-inside',
  sentence: 'A refused key opens nothing when the body carries it, either.',
  source: 'Runware docs, authentication: a refused key is the authentication task’s error (DOCS)',
  severity: 'critical',
  needs: [],
  examine: turnsAway('bad-key-inside', 'a refused key inside the body'),
  mutants: [soundInstead('inside-will-do', (label) => label === 'bad-key-inside')],
}

export const keyInside: Check = {
  id: 'auth/key-inside',
  sentence: 'A key inside the body opens the same account as one in a header.',
  source: 'Runware docs, authentication: the first task may carry the key (DOCS)',
  severity: 'critical',
  needs: [],
  examine: (transcript) =>
    each(knocked(transcript, 'key-inside'), (entry) => {
      const { outcome, intent } = entry
      const wanted = intent?.kind === 'balance' ? 'balance' : 'job'
      const turnedAway =
        outcome?.kind !== wanted &&
        !(outcome?.kind === 'refused' && outcome.fault === 'rate-limited')
      if (!turnedAway) return null
      return {
        what: `${entry.operation} does not take the key inside the body`,
        where: place(entry),
        expected: `accepted: ${wanted}`,
        actual: describe(outcome),
      }
    }),
  mutants: [
    {
      id: 'headers-only',
      plant: (target, { provider }) =>
        tamperRequests(target, (request, { who, sound }) =>
          who === 'caller' && provider.dialect.key(request, []) === null
            ? keyRemover(provider)(sound)
            : request,
        ),
    },
  ],
}
