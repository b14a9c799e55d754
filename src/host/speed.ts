/** How many times faster than the machine's time; throws a `RangeError` for what is no pace. */
export function checkedSpeed(speed: number): number {
  if (Number.isFinite(speed) && speed > 0) return speed
  throw new RangeError(`a clock's speed is a number above 0, not ${speed}; freeze() lets it stand`)
}
