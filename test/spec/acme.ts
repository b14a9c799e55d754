import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** An invented provider with one of everything that the compiler has to handle. */
export const openapi = `openapi: 3.0.3
info: { title: Acme, version: '1' }
servers:
  - { url: 'https://{region}.acme.test/v2/', variables: { region: { default: eu } } }
security:
  - key: []
paths:
  /tasks:
    post:
      operationId: postTasks
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: array
              items:
                oneOf:
                  - $ref: '#/components/schemas/Draw'
                  - $ref: '#/components/schemas/Look'
                discriminator:
                  propertyName: kind
                  mapping: { draw: '#/components/schemas/Draw', look: Look }
      responses:
        '200':
          description: OK
          content: { application/json: { schema: { $ref: '#/components/schemas/Job' } } }
        '204':
          description: No Content
      callbacks:
        finished:
          '{$request.body#/hook}':
            post:
              requestBody:
                content: { application/json: { schema: { $ref: '#/components/schemas/Job' } } }
              responses:
                '200': { description: OK }
  /tasks/{id}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string, format: uuid } }
    get:
      operationId: getTask
      parameters:
        - { name: limit, in: query, schema: { type: integer, maximum: 9 } }
        - { name: X-Trace, in: header, required: true, schema: { type: string } }
      responses:
        '200':
          description: OK
          content: { application/json: { schema: { $ref: '#/components/schemas/Job' } } }
components:
  securitySchemes:
    key: { type: http, scheme: bearer }
  schemas:
    Draw:
      type: object
      required: [kind, prompt]
      properties:
        kind: { type: string, enum: [draw] }
        prompt: { type: string, maxLength: 3, example: sun }
    Look:
      type: object
      required: [kind]
      properties:
        kind: { type: string, enum: [look] }
    Job:
      type: object
      required: [id]
      properties:
        id: { type: string, format: uuid }
        title: { type: string, maxLength: 4 }
        done_at: { type: string, format: date-time, nullable: true }
        parent: { $ref: '#/components/schemas/Job' }
`

/** An overlay of one action, as YAML. */
export function overlayOf(action: Record<string, unknown>): string {
  const evidence = { mark: 'DOCS', source: 'acme.test/docs' }
  const complete = { description: 'Because.', 'x-evidence': evidence, ...action }
  return JSON.stringify({
    overlay: '1.0.0',
    info: { title: 'o', version: '1' },
    actions: [complete],
  })
}

/** A temporary folder with a specs folder in it, and how to remove it. */
export function specsFolder(specs: Record<string, Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'backlot-spec-'))
  for (const [id, files] of Object.entries(specs)) {
    mkdirSync(join(folder, 'specs', id), { recursive: true })
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(folder, 'specs', id, name), text)
    }
  }
  return { folder, remove: () => rmSync(folder, { recursive: true }) }
}
