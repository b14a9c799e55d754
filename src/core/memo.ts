/** Asks `of` once for each object, and remembers its answer as long as the object is there. */
export function memo<Key extends object, Value>(of: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found.value
    const value = of(key)
    known.set(key, { value })
    return value
  }
}
