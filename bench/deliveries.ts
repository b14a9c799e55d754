import { cores, start } from './child.ts'
import type { DeliveryRates } from './inside/deliveries.ts'
import { medianOf, type Part } from './measure.ts'

/** Webhook calls over real HTTP to a receiver in a process of its own. */
export const deliveries: Part = {
  name: 'deliveries',
  title: 'Signed webhook calls to a local receiver (kie)',
  measure: async () => {
    const receiver = await start<string>('servers/receiver.ts', { core: cores.load })
    const args = ['--to', receiver.ready]
    const sender = await start<DeliveryRates>('inside/deliveries.ts', { core: cores.server, args })
    const { perSecond, delivered } = sender.ready
    const came = await receiver.ask<number>('calls')
    await Promise.all([receiver, sender].map((child) => child.close()))
    if (came !== delivered) throw new Error(`${delivered} calls were delivered and ${came} came`)
    return [medianOf('delivered', perSecond, { unit: 'per second', atLeast: 2000 })]
  },
}
