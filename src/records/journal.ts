import { appendFileSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Line } from '../conformance/journal.ts'
import type { Journal } from '../conformance/remember.ts'
import { isRecord } from '../core/exchange.ts'
import { decode, encode } from './codec.ts'
import { RecordError } from './record.ts'
import { marksIn, type RedactOptions, redactor, revealed } from './redact.ts'

const NAME = 'journal.jsonl'

const hasJournal = (folder: string): boolean => existsSync(join(folder, NAME))

/** What a run has written down so far, which may be nothing. A last line that was cut off is none.
 *  Throws a `RecordError` for what is no journal. */
export function readJournal(folder: string): readonly Line[] {
  if (!hasJournal(folder)) return []
  return wholeLines(textOf(folder)).map((line, index) => {
    try {
      return lineOf(decode(JSON.parse(line)))
    } catch (error) {
      const where = `${join(folder, NAME)}, line ${index + 1}`
      throw new RecordError(`${where}, is no line of a journal`, { cause: error })
    }
  })
}

const kinds = {
  enter: true,
  sent: true,
  said: true,
  silent: true,
  waited: true,
  doubted: true,
  heard: true,
} as const satisfies Record<Line['kind'], true>

function lineOf(value: unknown): Line {
  if (!isRecord(value) || typeof value.kind !== 'string' || !Object.hasOwn(kinds, value.kind)) {
    throw new TypeError('a line has a kind')
  }
  // The record's version has been checked: this is what was written.
  return value as unknown as Line
}

const wholeLines = (text: string): readonly string[] => text.split('\n').slice(0, -1)

function textOf(folder: string): string {
  try {
    return readFileSync(join(folder, NAME), 'utf8')
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new RecordError(`${join(folder, NAME)} cannot be read: ${why}`, { cause: error })
  }
}

/** Goes on with a run's journal, or begins one. Each line is on the disk, without a secret, before
 *  the run goes on: whatever ends it then, what was learnt is kept. */
export function openJournal(folder: string, { secrets }: Pick<RedactOptions, 'secrets'>): Journal {
  const file = join(folder, NAME)
  if (!hasJournal(folder)) writeFileSync(file, '')
  const text = textOf(folder)
  truncateSync(file, Buffer.byteLength(text.slice(0, text.lastIndexOf('\n') + 1)))
  const safe = redactor({ secrets, marks: marksIn(text) })
  return {
    // The shape stays; only texts are put back.
    past: readJournal(folder).map((line) => revealed(line, { secrets }) as Line),
    write: (line) => appendFileSync(file, `${JSON.stringify(safe(encode(line)))}\n`),
  }
}

/** The highest mark that a run's journal holds. */
export const marksOf = (folder: string): number =>
  hasJournal(folder) ? marksIn(textOf(folder)) : 0
