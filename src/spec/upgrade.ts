import { upgrade as upgradeOpenapi } from '@scalar/openapi-upgrader'
import { SpecFault } from './fault.ts'
import { clone, type JsonObject } from './json.ts'

/**
 * The document as OpenAPI 3.1, the newest version that Prism and openapi-typescript both read.
 * A 3.1 document comes back as it is; anything but 3.0 and 3.1 is refused.
 */
export function upgrade(document: JsonObject, name: string): JsonObject {
  const version = document.openapi
  if (typeof version !== 'string' || !/^3\.[01]\.\d+/.test(version)) {
    const found = JSON.stringify(version ?? document.swagger)
    throw new SpecFault(`${name}: expected "openapi: 3.0.x" or "3.1.x", found ${found}`)
  }
  if (version.startsWith('3.1.')) return document
  // The upgrader is typed for its own document types; both sides are plain JSON.
  return clone(upgradeOpenapi(clone(document), '3.1') as unknown as JsonObject)
}
