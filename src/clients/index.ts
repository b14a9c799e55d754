export { type Control, type ControlOptions, createControl } from './control.ts'
export type { Cancelled, Ending, Images, Look, Seen, Unseen, WaitOptions } from './ending.ts'
export type { Image } from './image.ts'
export type { Job } from './job.ts'
export { TransportError } from './line.ts'
export type { Patience } from './patience.ts'
export type { Cannot, Draft, Wish } from './plan.ts'
export { type Balance, type Studio, type StudioOptions, studio } from './studio.ts'
export {
  type ClientOptions,
  createAimlapi,
  createApikley,
  createKie,
  createKrea,
  createRunware,
} from './typed.ts'
