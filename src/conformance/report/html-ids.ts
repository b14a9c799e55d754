/** The anchor of a law's breach at a provider. */
export const idOf = (provider: string, check: string): string =>
  `${provider}-${check}`.replaceAll(/[^\w-]+/g, '-')
