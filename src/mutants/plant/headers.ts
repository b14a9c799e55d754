import { tamperResponses } from '../../conformance/tamper.ts'
import type { HttpResponse } from '../../core/exchange.ts'
import type { Fault, Ground } from '../planted.ts'
import { answersOf } from '../sites.ts'
import { spoken } from './spoken.ts'

/** Each header that an answer must or may have, dropped or saying something else. */
export const headers = ({ document }: Ground): readonly Fault[] => {
  const documented = answersOf(document).flatMap((answer) => answer.headers)
  return [
    ...[...new Set(['content-type', ...documented])].map(dropped),
    ...[...new Set(documented)].map(nonsense),
    ...['text/html', 'text/plain', 'application/xml', 'application/jsonp'].map(mistyped),
  ]
}

const changed = (
  id: string,
  sentence: string,
  change: (headers: HttpResponse['headers']) => HttpResponse['headers'],
): Fault =>
  spoken({
    id: `header/${id}`,
    sentence,
    plant: (target) =>
      tamperResponses(target, (response) => ({ ...response, headers: change(response.headers) })),
  })

const dropped = (name: string): Fault =>
  changed(
    `${name}/dropped`,
    `Answers lack the header ${name}.`,
    ({ [name]: _, ...others }) => others,
  )

const nonsense = (name: string): Fault =>
  changed(`${name}/nonsense`, `Answers have nonsense in the header ${name}.`, (all) =>
    name in all ? { ...all, [name]: '?' } : all,
  )

const mistyped = (type: string): Fault =>
  changed(
    `content-type/${type.replace('/', '-')}`,
    `Answers say that they are ${type}.`,
    (all) => ({
      ...all,
      'content-type': type,
    }),
  )
