import { tamperInbox, tamperResponses } from '../../conformance/tamper.ts'
import { readJson } from '../../core/exchange.ts'
import { router } from '../../core/route.ts'
import type { Fault, Ground } from '../planted.ts'
import { answersOf, callbacksOf, type Described, type Site } from '../sites.ts'
import { type Spoiling, spoilings, spoilt } from '../spoil.ts'
import type { Tongue } from '../tongue.ts'

/** Each property of each answer, spoilt in each way that the document rules out. */
export const properties = ({ document }: Ground): readonly Fault[] =>
  each(answersOf(document), ({ of, status }, { path }, { spoil }) => (target, { provider }) => {
    const route = router(provider.contract)
    return tamperResponses(target, (response, _note, request) => {
      const match = route(request.method, request.path.split('?')[0] ?? '')
      if (typeof match === 'string' || match.operation.id !== of) return response
      if (!isOf(response.status, status)) return response
      return { ...response, body: respelt(response.body, path, spoil) }
    })
  })

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
  status === null ? `the webhook call ${of}` : `the answer ${status} of ${of}`

const isOf = (status: number, documented: string | null): boolean =>
  documented === 'default' || `${status}` === documented || documented === `${String(status)[0]}XX`

function respelt(
  body: string | Uint8Array,
  path: readonly string[],
  spoil: Spoiling['spoil'],
): string | Uint8Array {
  const value = readJson(body)
  const changed = spoilt(value, path, spoil)
  return changed === value ? body : JSON.stringify(changed)
}
