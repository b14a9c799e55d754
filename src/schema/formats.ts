import fc from 'fast-check'

type Test = RegExp | ((text: string) => boolean)

interface Format {
  readonly values: fc.Arbitrary<string>
  /** Surely no value of the format, to anybody's reading. */
  readonly broken: readonly string[]
  /** True only for what everybody takes for one; what is odd is none. */
  readonly test: Test
  /** What else some take for one: it is drawn neither as valid nor as broken. */
  readonly odd?: Test
}

const two = (min: number, max: number) =>
  fc.integer({ min, max }).map((number) => String(number).padStart(2, '0'))
const dates = fc
  .tuple(fc.integer({ min: 1000, max: 9999 }), two(1, 12), two(1, 28))
  .map((parts) => parts.join('-'))
const zones = fc.oneof(
  fc.constant('Z'),
  fc.tuple(fc.constantFrom('+', '-'), two(0, 14), two(0, 59)).map(([s, h, m]) => `${s}${h}:${m}`),
)
const times = fc
  .tuple(two(0, 22), two(0, 59), two(0, 58), fc.constantFrom('', '.5', '.123'), zones)
  .map(([h, m, s, part, zone]) => `${h}:${m}:${s}${part}${zone}`)
const word = fc.stringMatching(/^[a-z][a-z0-9]{0,7}$/)
const hosts = fc.array(word, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('.'))
const uris = fc
  .tuple(
    fc.constantFrom('https', 'http', 'ftp'),
    hosts,
    fc.array(word, { maxLength: 3 }),
    fc.constantFrom('', '?a=b', '#c'),
  )
  .map(([scheme, host, path, rest]) => `${scheme}://${host}.example/${path.join('/')}${rest}`)
const pointers = fc.array(word, { maxLength: 3 }).map((parts) => parts.map((p) => `/${p}`).join(''))
const DATE = String.raw`\d{4}-\d\d-\d\d`
const HOUR = '([01]\\d|2[0-3])'
const TIME = String.raw`${HOUR}:[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]${HOUR}:[0-5]\d)`
const ODD_TIME = `${HOUR}:[0-5]\\d:([0-5]\\d|60).*`
const LABEL = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?'
const BYTE = String.raw`(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)`

// RFC 3986, without addresses in brackets.
const CHAR = "([\\w.~!$&'()*+,;=@-]|%[0-9a-f]{2})"
const REST = `(/(${CHAR}|:)*)*(\\?(${CHAR}|[:/?])*)?(#(${CHAR}|[:/?])*)?`
const AUTHORITY = String.raw`//[\w.~-]+(:\d+)?`
const SCHEME = '[a-z][a-z0-9+.-]*:'
const URI = `${SCHEME}(${AUTHORITY}${REST}|(${CHAR}|:)+${REST})`
const RELATIVE = `(${AUTHORITY}|/?${CHAR}+)?${REST}`
const whole = (pattern: string) => new RegExp(`^(${pattern})$`, 'i')

/** What a date must be to be one: 30 February is none. */
const isDate = (text: string): boolean =>
  new RegExp(`^${DATE}$`).test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text)

const isRegex =
  (flags: string) =>
  (text: string): boolean => {
    try {
      new RegExp(text, flags)
      return true
    } catch {
      return false
    }
  }

/** The formats of JSON Schema 2020-12 that can be told from other text. */
export const formats: Readonly<Record<string, Format>> = {
  'date-time': {
    values: fc.tuple(dates, times).map(([date, time]) => `${date}T${time}`),
    broken: ['yesterday', '2024-02-30T00:00:00Z', '2024-01-01', ''],
    test: (text) => isDate(text.slice(0, 10)) && whole(`[T ]${TIME}`).test(text.slice(10)),
    odd: (text) => isDate(text.slice(0, 10)) && whole(`[T ]${ODD_TIME}`).test(text.slice(10)),
  },
  date: { values: dates, broken: ['yesterday', '2024-02-30', '2024-13-01', ''], test: isDate },
  time: {
    values: times,
    broken: ['noon', '25:00:00Z', ''],
    test: whole(TIME),
    odd: whole(ODD_TIME),
  },
  duration: {
    values: fc.tuple(fc.nat(99), fc.constantFrom('D', 'M', 'Y', 'W')).map(([n, u]) => `P${n}${u}`),
    broken: ['a while', 'P', '1D', ''],
    test: /^P(?!$)(\d+W|(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?)$/,
  },
  email: {
    values: fc.tuple(word, hosts).map(([name, host]) => `${name}@${host}.example`),
    broken: ['no at sign', '@', 'a@', ''],
    test: whole(String.raw`[\w-]+(\.[\w-]+)*@(${LABEL}\.)+${LABEL}`),
    odd: /^[^@]+@[^@]+$/,
  },
  hostname: {
    values: hosts,
    broken: ['not a host', '-a', 'a..b'],
    test: whole(String.raw`${LABEL}(\.${LABEL})*`),
    odd: /^(?!-)(?!.*\.\.)[\w.-]+$/,
  },
  ipv4: {
    values: fc.ipV4(),
    broken: ['256.1.1.1', '1.2.3', 'localhost', ''],
    test: whole(String.raw`(${BYTE}\.){3}${BYTE}`),
    odd: whole(String.raw`(0*${BYTE}\.){3}0*${BYTE}`),
  },
  ipv6: {
    values: fc.ipV6(),
    broken: ['1.2.3.4', ':::', 'g::1', ''],
    test: (text) => /^[0-9a-f:.]+$/i.test(text) && URL.canParse(`http://[${text}]`),
    odd: /^(?!:::)[0-9a-f:.]*:.*:.*$/i,
  },
  uri: {
    values: uris,
    broken: ['not a uri', '//no-scheme', '', '%'],
    test: whole(URI),
    odd: /^[a-z][a-z0-9+.-]*:/i,
  },
  'uri-reference': {
    values: fc.oneof(uris, pointers),
    broken: ['a b', '<x>', '%'],
    test: whole(`${URI}|${RELATIVE}`),
    odd: /^[^\s<>{}|\\^`]*$/,
  },
  uuid: {
    values: fc.uuid(),
    broken: ['not-a-uuid', '123', ''],
    test: /^(urn:uuid:)?[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
  },
  'json-pointer': { values: pointers, broken: ['a', '/~', '/~2'], test: /^(\/([^~/]|~[01])*)*$/ },
  regex: {
    values: fc.constantFrom('^a+$', 'b?', ''),
    broken: ['(', '[a', '*'],
    test: isRegex('u'),
    odd: isRegex(''),
  },
}

/** Formats that say something of numbers or of nothing that text shows. */
export const silent: readonly string[] = ['password', 'binary', 'float', 'double', 'int32', 'int64']

const passes = (text: string, test: Test): boolean =>
  typeof test === 'function' ? test(text) : test.test(text)

export const hasFormat = (text: string, { test }: Format): boolean => passes(text, test)

export function isOdd(text: string, name: string): boolean {
  const { test, odd } = formats[name] ?? {}
  return test !== undefined && odd !== undefined && !passes(text, test) && passes(text, odd)
}
