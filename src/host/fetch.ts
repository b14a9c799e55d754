/** The platform's `fetch`, looked up at each call, so that what replaces it later is honoured. */
export const systemFetch: typeof fetch = (input, init) => fetch(input, init)
