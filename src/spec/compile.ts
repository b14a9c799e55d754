import type { JsonObject } from './json.ts'
import { known, originsOf, type Trace, traced } from './origins.ts'
import { applyOverlay } from './overlay.ts'
import { parseObject } from './parse.ts'
import { type Repair, repair } from './repair.ts'
import { upgrade } from './upgrade.ts'
import { validate } from './validate.ts'

/** The texts of one provider's spec folder. */
export interface Sources {
  /** Stands before each message, as the folder of the two files: `specs/acme`. */
  readonly name: string
  readonly openapi: string
  readonly overlay: string | null
}

export interface Compiled {
  /** OpenAPI 3.1, self-contained, accepted by an independent validator. */
  readonly document: JsonObject
  /** Where its values are from, below the spec folder: `overlay.yaml:61` by JSON pointer. */
  readonly sources: Readonly<Record<string, string>>
  readonly repairs: readonly Repair[]
  /** What the validator found worth saying, one line each. */
  readonly warnings: readonly string[]
}

/**
 * Compiles a spec: overlay, then upgrade to 3.1, then repair, then validation. Refuses with a
 * `SpecFault` whatever is not a valid document at the end of that road.
 */
export async function compile({ name, openapi, overlay }: Sources): Promise<Compiled> {
  const vendored = parseObject(openapi, `${name}/openapi.yaml`)
  const own = originsOf(openapi, 'openapi.yaml')
  const trace = traced(own, overlay === null ? new Map() : originsOf(overlay, 'overlay.yaml'))
  const overlaid = overlay === null ? vendored : overlayOf(vendored, overlay, { name, trace })
  const document = upgrade(overlaid, name)
  const repairs = repair(document)
  const warnings = await validate(document, name)
  return { document, sources: known(document, trace.origins), repairs, warnings }
}

interface Naming {
  readonly name: string
  readonly trace: Trace
}

function overlayOf(vendored: JsonObject, overlay: string, { name, trace }: Naming): JsonObject {
  const file = `${name}/overlay.yaml`
  return applyOverlay(vendored, parseObject(overlay, file), { file, trace })
}
