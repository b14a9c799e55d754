import { tamperInbox, tamperResponses } from '../../conformance/tamper.ts'
import type { Contract } from '../../core/contract.ts'
import { readJson } from '../../core/exchange.ts'
import { router } from '../../core/route.ts'
import type { Fault, Ground } from '../planted.ts'
import { answersOf, callbacksOf, type Described, type Site } from '../sites.ts'
import { type Spoiling, spoilings, spoilt } from '../spoil.ts'
import type { Tongue } from '../tongue.ts'

/** Each property of each answer, spoilt in each way that the document rules out. */
export const properties = ({ document, provider: { contract } }: Ground): readonly Fault[] =>
  each(
    byOperation(answersOf(document), contract),
    ({ of, status }, { path }, { spoil }) =>
      (target, { provider }) => {
        const route = router(provider.contract)
        return tamperResponses(target, (response, _note, request) => {
          const match = route(request.method, request.path.split('?')[0] ?? '')
          if (typeof match === 'string' || match.operation.id !== of) return response
          if (!isOf(response.status, status)) return response
          return { ...response, body: respelt(response.body, path, spoil) }
        })
      },
  )

/** Any status. */
const ANY = 'any'

/** The answers to a batch as one: what is told of a task hangs on the task, and the status on all
 *  of them, so that each property would be planted over and over. */
const byOperation = (
  answers: readonly Described[],
  { operations }: Contract,
): readonly Described[] => {
  const batches = new Set(operations.flatMap(({ id, body }) => (body?.batch ? id : [])))
  return [...Map.groupBy(answers, ({ of }) => of)].flatMap(([of, all]) => {
    const sites = Map.groupBy(
      all.flatMap((one) => one.sites),
      ({ path }) => path.join('/'),
    )
    const merged = [...sites.values()].flatMap(([first, ...more]): Site[] =>
      first === undefined
        ? []
        : [{ path: first.path, forms: [first, ...more].flatMap(({ forms }) => forms) }],
    )
    return batches.has(of) ? [{ of, status: ANY, sites: merged, headers: [] }] : all
  })
}

/** Each property of each webhook call. */
export const callbacks = ({ document }: Ground): readonly Fault[] =>
  each(
    callbacksOf(document),
    (_call, { path }, { spoil }) =>
      (target) =>
        tamperInbox(target, (calls) =>
          calls.map((call) => ({ ...call, body: String(respelt(call.body, path, spoil)) })),
        ),
  )

const each = (
  all: readonly Described[],
  plant: (described: Described, site: Site, way: Spoiling) => Fault['plant'],
): readonly Fault[] =>
  all.flatMap((described) =>
    described.sites.flatMap((site) =>
      spoilings(site).map((way) => ({
        id: [described.of, described.status ?? [], ...site.path, way.how].flat().join('/'),
        sentence: `In ${named(described)} /${site.path.join('/')} ${way.words}.`,
        shows: ({ entries, received }) =>
          described.status === null
            ? received.length > 0
            : entries.some(
                ({ operation, response }) =>
                  operation === described.of && isOf(response.status, described.status),
              ),
        touches: (tongue) =>
          spokenIn(tongue, described).some((body) => spoilt(body, site.path, way.spoil) !== body),
        plant: plant(described, site, way),
      })),
    ),
  )

/** All bodies that the provider's dialect can fill such an answer or call with. */
const spokenIn = (tongue: Tongue, { of, status }: Described): readonly unknown[] =>
  status === null
    ? tongue.calls.map(({ body }) => readJson(body))
    : tongue
        .statuses(of)
        .filter((code) => isOf(code, status))
        .flatMap((code) => tongue.bodies(of, code))

const named = ({ of, status }: Described): string =>
  status === ANY
    ? `an answer of ${of}`
    : status === null
      ? `the webhook call ${of}`
      : `the answer ${status} of ${of}`

const isOf = (status: number, documented: string | null): boolean =>
  documented === ANY ||
  documented === 'default' ||
  `${status}` === documented ||
  documented === `${String(status)[0]}XX`

function respelt(
  body: string | Uint8Array,
  path: readonly string[],
  spoil: Spoiling['spoil'],
): string | Uint8Array {
  const value = readJson(body)
  const changed = spoilt(value, path, spoil)
  return changed === value ? body : JSON.stringify(changed)
}
