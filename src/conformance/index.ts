/** The library entry `backlot/conformance`. */
export type { Check, Examination, Finding, Mutant } from './check.ts'
export { checks } from './checks/index.ts'
export { scripts, submits } from './draw.ts'
export { type InspectOptions, inspect } from './inspect.ts'
export { perform } from './perform.ts'
export { reportJson } from './report/json.ts'
export {
  againCommand,
  exitCode,
  type ProviderReport,
  type Report,
  type Verdict,
} from './report/report.ts'
export { reportText } from './report/text.ts'
export { transcriptText } from './report/transcript.ts'
export type { Script, Step } from './script.ts'
export type { Ability, OpenTarget, Received, Target } from './target.ts'
export { tour } from './tour.ts'
export type { Entry, Transcript } from './transcript.ts'
