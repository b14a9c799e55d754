export type Picture =
  | { readonly state: 'drawing' }
  | { readonly state: 'done'; readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly state: 'failed'; readonly reason: string }

/** Where pictures are kept, by kie.ai's task ids. In memory here; a real one is a database. */
export function album() {
  const pictures = new Map<string, Picture>()
  return {
    has: (id: string): boolean => pictures.has(id),
    find: (id: string): Picture | undefined => pictures.get(id),
    save: (id: string, picture: Picture): void => {
      pictures.set(id, picture)
    },
  }
}

export type Album = ReturnType<typeof album>
