import openapiTs, { astToString } from 'openapi-typescript'
import { emitContract } from './emit-contract.ts'
import { emitRequests } from './emit-requests.ts'
import { emitValidators } from './emit-validators.ts'
import { reasonOf, SpecFault } from './fault.ts'
import type { JsonObject } from './json.ts'
import { planOf } from './plan.ts'
import { collectSchemas } from './schemas.ts'

const written = '// Machine-written by `npm run generate`: change the specs, not this file.\n'
const unchecked =
  '// @ts-nocheck Compiled by Ajv: plain JavaScript that nobody types; its exports are typed.\n'

/**
 * The files of `generated/<id>/` by name, the same text for the same document.
 * `contractModule` is the module of the type `Contract` as those files import it.
 */
export async function emit(
  document: JsonObject,
  contractModule = '../../src/core/contract.ts',
): Promise<Readonly<Record<string, string>>> {
  const plan = planOf(document)
  const book = collectSchemas(document, plan)
  return {
    'contract.ts': written + emitContract(plan, book, contractModule),
    'openapi.json': `${JSON.stringify(document, null, 2)}\n`,
    'requests.ts': written + emitRequests(document, plan, contractModule),
    'types.ts': written + (await emitTypes(document)),
    'validators.ts': written + unchecked + emitValidators(book, contractModule),
  }
}

/** What has a default may still be left out of a request, so it stays optional. */
async function emitTypes(document: JsonObject): Promise<string> {
  const source = JSON.stringify(document)
  try {
    return astToString(await openapiTs(source, { defaultNonNullable: false, silent: true }))
  } catch (error) {
    throw new SpecFault(`openapi-typescript refuses the document: ${reasonOf(error)}`)
  }
}
