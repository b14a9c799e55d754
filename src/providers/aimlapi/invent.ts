import { createRequire } from 'node:module'
import type { Faker, Randomizer } from '@faker-js/faker'
import type * as English from '@faker-js/faker/locale/en'
import type { Dice } from '../../core/dice.ts'
import { isRecord } from '../../core/exchange.ts'
import type { Submit } from '../../core/intent.ts'
import type { Inventions } from '../../core/provider.ts'

/** What `parse` keeps of a request for later: whether the prompt may be rewritten. */
export interface Echo {
  readonly enhance: boolean
}

/** `enhance_prompt` is on by default (DOCS). */
export const enhances = (echo: unknown): boolean => !(isRecord(echo) && echo.enhance === false)

export const invent: Inventions = {
  jobId: (dice) => dice.uuid('job'),
  prompt: (submit, dice) =>
    enhances(submit.echo) ? rewrite(submit, dice.of('prompt')) : submit.prompt,
}

/** In the manner of the documented sample: the prompt first, then light, colour and background. */
function rewrite({ prompt }: Submit, dice: Dice): string {
  const { word, color } = writerOf(dice)
  const subject = prompt.trim().replace(/[.!?]+$/, '')
  const light = `${color.human()} and ${color.human()} light`
  const background = `${word.adjective()} ${word.noun()}`
  return `${subject}, ${word.adverb()} detailed, bathed in ${light}, with a ${background} blurred in the background. A ${word.adjective()}, high-quality photo with a shallow depth of field.`
}

/** A writer takes tens of microseconds to make and is all tables, so one serves all; what it
 *  draws comes from the dice of the moment, and no call of it outlives that moment. */
let writer: Faker | null = null
let draw = (): number => 0

const randomizer: Randomizer = { next: () => draw(), seed: () => undefined }

function writerOf(dice: Dice): Faker {
  let turn = 0
  draw = () => {
    turn += 1
    return dice.unit(String(turn))
  }
  writer ??= newWriter()
  return writer
}

/** The word lists take a tenth of the time in which a server must be up, so they are read when the
 *  first prompt is. */
function newWriter(): Faker {
  // `require` has no types; this is the module that it loads.
  const english = createRequire(import.meta.url)('@faker-js/faker/locale/en') as typeof English
  // The class itself is exported only beside all seventy locales; and the ready-made instance is
  // the whole process's, whose dice are not ours to seed.
  const Writer = english.faker.constructor as typeof Faker
  return new Writer({ locale: english.faker.rawDefinitions, randomizer })
}
