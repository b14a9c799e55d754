import type { Fault } from '../planted.ts'

/** Leaves a fault of answers or calls out where no word of the provider's would show it. */
export const spoken = (fault: Fault): Fault => ({
  ...fault,
  touches: (tongue) => tongue.showsIn(fault),
})
