/** Why what a peer tells of a sound server is no fault of it: `null` where nobody has looked yet, and
 *  it may be one of our mock's. */
export const reasonOf = (alarm: string): string | null =>
  reasons.find(({ about }) => about.test(alarm))?.why ?? null

const reasons: readonly { readonly about: RegExp; readonly why: string }[] = [
  {
    about: /^DELETE \/jobs\/\{id\}.*Deleted resource still available/,
    why: 'by Krea’s guide DELETE cancels a job, and `cancelled` is a status that a look at a job gives',
  },
]
