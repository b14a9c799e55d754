/**
 * The key as it can stand in a header. A broken one is thrown here, in words that do not repeat it:
 * the platform's own error would.
 */
export function usableKey(apiKey: string, name = 'apiKey'): string {
  if (/^[\x21-\x7e]+$/.test(apiKey)) return apiKey
  throw new TypeError(`${name} must be one or more printable ASCII characters, without spaces`)
}

/** Text with the key struck out. */
export const withoutKey = (text: string, apiKey: string): string => text.replaceAll(apiKey, '•••')
