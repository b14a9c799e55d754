/** The colours of a picture, as `#rrggbb`. */
export interface Palette {
  /** From the zenith to the horizon. */
  readonly sky: readonly [string, string, string]
  /** Sun or moon. */
  readonly orb: string
  /** What lies far off, and what lies near; distances between are mixed. */
  readonly far: string
  readonly near: string
  /** The slate that the caption stands on. */
  readonly ink: string
  /** The caption. */
  readonly paper: string
  /** Lamps, lit windows and the small print. */
  readonly lamp: string
  /** Painted walls. */
  readonly walls: readonly string[]
  readonly night: boolean
  /** The words of a prompt that call for these colours. */
  readonly words: RegExp
}

export const palettes: readonly [Palette, ...Palette[]] = [
  {
    sky: ['#2b2d5b', '#9a4f7d', '#f6a96b'],
    orb: '#ffe3a3',
    far: '#7a4f7f',
    near: '#2a2445',
    ink: '#15132a',
    paper: '#fff3df',
    lamp: '#ffc15e',
    walls: ['#c8553d', '#d98f4e', '#4f7c82', '#8a4c6b', '#5b4a86'],
    night: false,
    words: /\b(dusk|sunset|evening|twilight|golden hour)\b/i,
  },
  {
    sky: ['#6fa9d1', '#f3c3b2', '#ffe6c7'],
    orb: '#ff8f6b',
    far: '#9db4c8',
    near: '#35636e',
    ink: '#12303a',
    paper: '#fff8ec',
    lamp: '#ffb08f',
    walls: ['#e07a5f', '#81b29a', '#f2cc8f', '#6d8fb3', '#c98ba0'],
    night: false,
    words: /\b(dawn|sunrise|morning|pastel\w*)\b/i,
  },
  {
    sky: ['#2f97cf', '#8fd3ea', '#e8f7ee'],
    orb: '#fff0a8',
    far: '#8cc0a8',
    near: '#2f6f57',
    ink: '#123a33',
    paper: '#fbfff4',
    lamp: '#ffd166',
    walls: ['#ef6f6c', '#f4b860', '#56a3a6', '#e8e1c9', '#7d8cc4'],
    night: false,
    words: /\b(noon|day|daylight|summer|sunny|bright)\b/i,
  },
  {
    sky: ['#0b1030', '#1d2a5e', '#4d5a9a'],
    orb: '#f4f1de',
    far: '#33427a',
    near: '#141c40',
    ink: '#080c1f',
    paper: '#eef3ff',
    lamp: '#ffd98a',
    walls: ['#3d3b6e', '#29507a', '#54346b', '#2f5d62', '#6b3b52'],
    night: true,
    words: /\b(night|midnight|moon\w*|stars?|starry)\b/i,
  },
  {
    sky: ['#06202b', '#0f4c5c', '#4fb39f'],
    orb: '#e8fff3',
    far: '#1d6d73',
    near: '#0b3038',
    ink: '#041519',
    paper: '#e9fff6',
    lamp: '#ffe08a',
    walls: ['#16636b', '#2b7a78', '#7a4f5a', '#3d5a80', '#8a6d3b'],
    night: true,
    words: /\b(night|aurora|neon|cyberpunk|moon\w*)\b/i,
  },
  {
    sky: ['#3a0d1f', '#a8323a', '#f6953f'],
    orb: '#ffdf95',
    far: '#8a3038',
    near: '#34121f',
    ink: '#1b0912',
    paper: '#fff0dc',
    lamp: '#ffbe55',
    walls: ['#7d2433', '#b5472f', '#5a2a4a', '#c9752f', '#4a3344'],
    night: false,
    words: /\b(sunset|ember|fire|red|autumn|dramatic)\b/i,
  },
  {
    sky: ['#5b4b8a', '#b28ac8', '#ffd3dd'],
    orb: '#fff6e6',
    far: '#8f79b6',
    near: '#40336b',
    ink: '#1f1838',
    paper: '#fff4fb',
    lamp: '#ffc2d4',
    walls: ['#8d6bb8', '#d98cb3', '#5f7dc0', '#f0a8a0', '#6a5599'],
    night: false,
    words: /\b(dream\w*|purple|violet|pink|twilight|fantasy)\b/i,
  },
  {
    sky: ['#6b5747', '#c2a27c', '#f4e0b8'],
    orb: '#fff6da',
    far: '#b0946f',
    near: '#54422f',
    ink: '#241b12',
    paper: '#fff6e3',
    lamp: '#f2bf6c',
    walls: ['#8c5a3c', '#a88b5e', '#5f6b57', '#7a4a3a', '#c49a6c'],
    night: false,
    words: /\b(sepia|vintage|old|western|\d{2,4}s|film noir)\b/i,
  },
]

/** The colour `share` of the way from one to the other. */
export function mix(from: string, to: string, share: number): string {
  const channels = [1, 3, 5].map((at) => {
    const [a, b] = [from, to].map((colour) => Number.parseInt(colour.slice(at, at + 2), 16))
    const value = Math.round((a ?? 0) + ((b ?? 0) - (a ?? 0)) * share)
    return value.toString(16).padStart(2, '0')
  })
  return `#${channels.join('')}`
}
