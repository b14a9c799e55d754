import { documentOf } from '../../src/host/package.ts'
import { servePrism } from '../skins/prism.ts'
import { servedTarget } from './_served.ts'

/**
 * The mock behind Prism, behind a real socket on loopback; WebSocket goes past Prism, which knows
 * none. Many calls at one instant may take Prism longer to judge than time waits for anyone.
 */
export const prism = servedTarget({
  name: 'prism',
  listen: (options) => servePrism({ ...options, document: documentOf }),
  abilities: [],
})
