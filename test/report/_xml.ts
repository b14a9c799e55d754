/** An element of an XML text. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
}

/** Reads XML that has neither CDATA nor comments nor entities of its own; throws for what is not
 *  well-formed. */
export function readXml(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] }
  const open = [root]
  const rest = xml
    .replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '')
    .replaceAll(
      /<(\/?)([\w:-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g,
      (_, end: string, name: string, attributes: string, closed: string) => {
        if (end === '/') {
          if (open.pop()?.name !== name) throw new Error(`</${name}> closes another element`)
          return ''
        }
        const element = { name, attributes: attributesOf(attributes), children: [] }
        open.at(-1)?.children.push(element)
        if (closed === '') open.push(element)
        return ''
      },
    )
  const [only, ...others] = root.children
  const text = rest.replaceAll(/&(?:amp|lt|gt|quot|apos|#\d+);/g, '')
  if (only === undefined || others.length > 0 || open.length > 1) throw new Error('no one root')
  if (/[<&]/.test(text)) throw new Error(`what is no markup: ${/.{0,20}[<&].{0,20}/.exec(text)}`)
  return only
}

function attributesOf(text: string): Readonly<Record<string, string>> {
  const all = [...text.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => ({
    name,
    value,
  }))
  if (new Set(all.map(({ name }) => name)).size < all.length) throw new Error(`twice in ${text}`)
  return Object.fromEntries(all.map(({ name, value }) => [name, value]))
}

/** What an element must and may have as attributes, and the elements that may stand in it. */
export interface Rule {
  readonly must: readonly string[]
  readonly may: readonly string[]
  readonly holds: readonly string[]
}

/** What of an XML text is not as the rules have it, one line each. */
export function invalid(element: Element, rules: Readonly<Record<string, Rule>>): string[] {
  const { name, attributes, children } = element
  const rule = rules[name]
  if (rule === undefined) return [`there is no <${name}>`]
  const names = Object.keys(attributes)
  return [
    ...rule.must.filter((one) => !names.includes(one)).map((one) => `<${name}> has no ${one}`),
    ...names
      .filter((one) => ![...rule.must, ...rule.may].includes(one))
      .map((one) => `<${name}> may have no ${one}`),
    ...children
      .filter((child) => !rule.holds.includes(child.name))
      .map((child) => `<${child.name}> may not stand in <${name}>`),
    ...children.flatMap((child) => invalid(child, rules)),
  ]
}
