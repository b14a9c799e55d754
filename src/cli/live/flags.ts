/** Where webhooks arrive unless told. */
export const INBOX_PORT = 4401

/** What `check` is asked with at a URL or a real provider. */
export interface LiveFlags {
  readonly target: 'live' | 'url'
  readonly baseUrl?: string
  /** US dollars. */
  readonly budget?: number
  readonly free?: true
  readonly dryRun?: true
  readonly yes?: true
  readonly inbox?: string
  readonly inboxPort: number
  readonly seed: number
  readonly runs?: number
  readonly quirk?: readonly string[]
  readonly scenario?: string
  readonly path?: string
  readonly json?: true
  readonly reruns?: number
  readonly speed?: number
  /** Providers without a key are left out. */
  readonly keyed?: true
}
