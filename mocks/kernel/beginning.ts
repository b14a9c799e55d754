/** The beginning of a text as a text of its own: what `slice` gives keeps all of it alive. */
export const beginning = (text: string, charsMax: number): string =>
  text.length <= charsMax ? text : Buffer.from(text.slice(0, charsMax)).toString()
