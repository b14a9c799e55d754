import type { Submit } from '../core/intent.ts'
import type { Check } from './check.ts'
import type { Script, Step } from './script.ts'
import { emptyTally, examined, type Rerun } from './tally.ts'
import type { Transcript } from './transcript.ts'

/** Whether a transcript shows a breach of a check again. What was only half seen clears nothing. */
export function rerunOf(check: Check, transcript: Transcript): Rerun {
  const tally = emptyTally()
  if (examined(check, transcript, tally).length > 0) return { kind: 'broken' }
  const { cut, missed, unheard = [] } = transcript
  const [why] = [...(cut === null ? [] : [cut]), ...missed, ...unheard]
  if (why !== undefined) return { kind: 'unseen', why }
  return tally.looked > 0
    ? { kind: 'kept' }
    : { kind: 'unseen', why: 'the law applied to nothing this time' }
}

/** Names a job of a performance anew, after the id that it had. */
export type NewId = (id: string, performance: string) => string

type Renaming = (id: string) => string

/** The script with other ids of its jobs, for accounts that remember those it had. What is said twice
 *  is said twice again: one id becomes one id. */
export function withNewIds(script: Script, newId: Renaming): Script {
  const once = alike(newId)
  return script.map((step) => renamed(step, once))
}

function alike(newId: Renaming): Renaming {
  const known = new Map<string, string>()
  return (id) => {
    const name = known.get(id) ?? newId(id)
    known.set(id, name)
    return name
  }
}

function renamed(step: Step, newId: Renaming): Step {
  if (step.act === 'batch') {
    return {
      ...step,
      submits: step.submits.map((submit) => ({ ...submit, ...idOf(submit, newId) })),
    }
  }
  if (step.act === 'converse') {
    return { ...step, says: step.says.map((saying) => named(saying, newId)) }
  }
  return 'submit' in step ? named(step, newId) : step
}

/** What holds a submit, with that submit renamed. */
function named<Holder extends object>(holder: Holder, newId: Renaming): Holder {
  if (!('submit' in holder)) return holder
  const submit = holder.submit as Submit
  return { ...holder, submit: { ...submit, ...idOf(submit, newId) } }
}

const idOf = ({ id }: { readonly id: string | null }, newId: Renaming) =>
  id === null ? {} : { id: newId(id) }
