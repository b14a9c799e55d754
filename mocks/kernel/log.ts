/** The latest entries of something, and never more than `max` of them. */
export interface Log<Entry> {
  add(entry: Entry): void
  /** Oldest first. */
  all(): readonly Entry[]
  /** Forgets those that are not to be kept. */
  keep(wanted: (entry: Entry) => boolean): void
}

/** `heard` is told of each entry. */
export function log<Entry>(max: number, heard: (entry: Entry) => void = () => {}): Log<Entry> {
  let entries: Entry[] = []
  return {
    add: (entry) => {
      heard(entry)
      entries.push(entry)
      // Half is dropped at once: dropping one at a time would move all of them each time.
      if (entries.length >= 2 * max) entries = entries.slice(-max)
    },
    all: () => entries.slice(-max),
    keep: (wanted) => {
      entries = entries.filter(wanted)
    },
  }
}
