import { isRecord } from '../../core/exchange.ts'
import type { Submit } from '../../core/intent.ts'

/** What of a request shapes the answers to it and to its polls. */
export interface Echo {
  /** `outputType`. */
  readonly inline: Submit['inline']
  /** `safety` asks for a check, so results carry `NSFWContent` (DOCS). */
  readonly checked: boolean
}

/** Reads back what `parse` kept. */
export const echoOf = (value: unknown): Echo => ({
  inline: isRecord(value) && value.inline === 'data-uri' ? 'data-uri' : 'base64',
  checked: isRecord(value) && value.checked === true,
})
