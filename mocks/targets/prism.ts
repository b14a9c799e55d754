import { documentOf } from '../../src/host/package.ts'
import { servePrism } from '../skins/prism.ts'
import { servedTarget } from './_served.ts'

/** The mock behind Prism, behind a real socket on loopback. */
export const prism = servedTarget('prism', (options) =>
  servePrism({ ...options, document: documentOf }),
)
