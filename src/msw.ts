export { handlers } from '../mocks/skins/msw.ts'
export { type Backlot, setupBacklot, type Whom } from './setup/backlot.ts'
export { guard } from './setup/guard.ts'
export type { SetupOptions } from './setup/options.ts'
