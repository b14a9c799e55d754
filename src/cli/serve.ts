import type { ControlOptions } from '../../mocks/control/mount.ts'
import { createMock, type Mock } from '../../mocks/mock.ts'
import { serve as listen, type Served, type ServeOptions } from '../../mocks/skins/http.ts'
import { plan } from '../clients/plan.ts'
import type { Provider } from '../core/provider.ts'
import type { DeliveryRecord, ViolationRecord } from '../core/record.ts'
import { systemClock } from '../host/clock.ts'
import { documentOf } from '../host/package.ts'
import { randomId } from '../host/random.ts'
import type { ExitCode } from './exit-code.ts'
import { pick } from './pick.ts'
import { type Colours, colours, columns, print } from './print.ts'
import { type RealityFlags, reality } from './reality.ts'
import { UsageError } from './usage.ts'

export interface ServeFlags extends RealityFlags {
  readonly port: number
  readonly host: string
  readonly provider?: readonly string[]
  readonly engine: 'http' | 'prism'
  readonly seed: number
  readonly speed: number
  readonly limits: boolean
  readonly webhookSecret?: string
  readonly allowHost?: readonly string[]
  readonly control: boolean
  readonly controlToken?: string
}

/** Serves until it is interrupted. */
export async function serve(flags: ServeFlags): Promise<ExitCode> {
  const mocks = mocksFor(flags)
  const served = await open(mocks, flags)
  announce(served, mocks, flags)
  await interrupted()
  for (const mock of mocks) mock.close()
  await served.close()
  return 0
}

function mocksFor(flags: ServeFlags): Mock[] {
  const { seed, speed } = flags
  const clock = systemClock({ speed })
  const real = reality(flags)
  try {
    return pick(flags.provider).map((provider) => {
      const heard = { onError: report, onDelivery: told(provider), onViolation: complain }
      return createMock({ ...options(flags), ...real(provider), ...heard, provider, seed, clock })
    })
  } catch (error) {
    throw error instanceof RangeError ? new UsageError(error.message) : error
  }
}

const options = ({ limits, webhookSecret, allowHost }: ServeFlags) => ({
  ...(!limits && { limits: [] }),
  ...(webhookSecret !== undefined && { webhookSecret }),
  ...(allowHost !== undefined && { allowHosts: allowHost }),
})

async function open(mocks: readonly Mock[], flags: ServeFlags): Promise<Served> {
  const { port, host, engine } = flags
  const options: ServeOptions = { mocks, port, host, control: controlOf(flags), onError: report }
  try {
    return engine === 'prism' ? await behindPrism(options) : await listen(options)
  } catch (error) {
    throw unable(error, { port, host })
  }
}

const controlOf = ({ control, controlToken: token }: ServeFlags): ControlOptions | false =>
  control && (token === undefined ? {} : { token })

/** Prism loads in a second or two, and only for those who ask for it. */
async function behindPrism(options: ServeOptions): Promise<Served> {
  const { servePrism } = await import('../../mocks/skins/prism.ts')
  const log = (line: string): void => print(`prism  ${line}`)
  return servePrism({ ...options, document: documentOf, log })
}

/** Why nothing could listen there, and what to do. */
function unable(error: unknown, { port, host }: Pick<ServeFlags, 'port' | 'host'>): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'EADDRINUSE') {
    return new UsageError(
      `port ${port} is taken; choose another with --port, or let --port 0 find a free one`,
    )
  }
  if (code === 'EACCES') return new UsageError(`port ${port} needs rights; choose one above 1023`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new UsageError(`this machine has no address '${host}'; try --host 127.0.0.1`)
  }
  return error instanceof RangeError ? new UsageError(error.message) : error
}

/** Says which webhook call did not arrive well: nobody else would. */
const told =
  ({ id }: Provider) =>
  ({ kind, request, answer, error, delivered, attempt, nextAt }: DeliveryRecord): void => {
    if (delivered) return
    const what = error ?? `answered ${answer?.status}`
    const next = nextAt === null ? 'given up' : `again at ${new Date(nextAt).toISOString()}`
    process.stderr.write(`${kind}  ${id} → ${request.url}: ${what} (try ${attempt}, ${next})\n`)
  }

/** Says what a request broke: its author may see no more than a status. */
function complain({ provider, method, path, message, tolerated }: ViolationRecord): void {
  if (tolerated !== null) return
  const line = `request  ${provider} ${method} ${path.slice(0, 200)}: ${message}`
  // What a terminal might obey is not repeated.
  process.stderr.write(`${line.replaceAll(/\p{Cc}/gu, '?')}\n`)
}

function report(error: unknown): void {
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  process.stderr.write(`backlot: a bug of ours, answered as the provider's own 500: ${said}\n`)
}

/** Resolves at Ctrl-C or when asked to end; a second Ctrl-C ends at once. */
const interrupted = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })

function announce({ url }: Served, mocks: readonly Mock[], flags: ServeFlags): void {
  const { speed, fidelity, scenario, control } = flags
  const shown = colours()
  const rows = mocks.map(({ provider: { id, origin } }) => [
    `  ${shown.bold(id)}`,
    `${url}/${id}`,
    shown.dim(`for ${origin}`),
  ])
  const pace = speed === 1 ? '' : `, ${speed}× as fast as the real ones`
  const [first] = mocks
  print(
    `Backlot serves ${mocks.length === 1 ? 'one provider' : `${mocks.length} providers`}${pace}`,
    '',
    ...columns(rows),
    '',
    ...(first === undefined ? [] : [`Try   ${example(first.provider, url)}`]),
    `Keys  ${keys(shown)}`,
    `Mode  ${fidelity}${scenario === undefined ? '' : `, ${scenario}`}`,
    ...(control ? [`Steer ${url}/__backlot/`] : []),
    `Stop  Ctrl-C`,
  )
}

const keys = ({ bold }: Colours): string =>
  `any key is an account; ${bold('invalid…')} is refused, ${bold('broke…')} has no credit`

/** A submission as one line of curl, spelled by the provider's own dialect. */
function example(provider: Provider, url: string): string {
  const draft = plan({ prompt: 'A lighthouse at dusk' }, provider, randomId)
  if (draft.kind === 'cannot') return url
  const { method, path, headers, body } = provider.dialect.encode(draft, 'any-key')
  const flags = Object.entries(headers).map(([name, value]) => `-H '${name}: ${value}'`)
  return `curl -X ${method} ${url}/${provider.id}${path} ${flags.join(' ')} -d '${String(body)}'`
}
