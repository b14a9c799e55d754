import { serve } from '../skins/http.ts'
import { servedTarget } from './_served.ts'

/** The mock behind a real socket on loopback. */
export const http = servedTarget({ name: 'http', listen: serve, abilities: ['at-once'] })
