import { dice } from '../../core/dice.ts'
import type { HttpResponse } from '../../core/exchange.ts'
import type { Outcome } from '../../core/outcome.ts'
import { noQuirks, type Quirks } from '../../core/quirk.ts'
import type { Entry, Transcript } from '../transcript.ts'

/** How the provider's dialect spells an outcome in answer to an entry's request: its tables, applied. */
export const spelled = (
  { provider }: Pick<Transcript, 'provider'>,
  { request, operation, at, intent }: Pick<Entry, 'request' | 'operation' | 'at' | 'intent'>,
  { outcome, quirks = noQuirks }: { readonly outcome: Outcome; readonly quirks?: Quirks },
): HttpResponse =>
  provider.dialect.render([{ intent, outcome }], {
    request,
    operation,
    now: at,
    dice: anyDice,
    quirks,
  })

/** What is drawn by them is not looked at. */
const anyDice = dice('spelled')
