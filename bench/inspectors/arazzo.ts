const secured = (token: string): string =>
  `x-security: [{ schemeName: bearerAuth, values: { token: ${token} } }]`
const key = secured('$inputs.bearerAuth')
const wrong = secured('invalid-key')
const order =
  '{ contentType: application/json, payload: { prompt: a lighthouse, width: 1024, height: 768 } }'
const create = `operationId: $sourceDescriptions.krea.createImage`

const refused = (id: string, status: number, rest: string): string => `
  - workflowId: ${id}
    inputs: { type: object, properties: { bearerAuth: { type: string } } }
    steps:
      - stepId: refused
        ${rest}
        successCriteria: [{ condition: $statusCode == ${status} }]`

/** What a careful user writes for Krea: a job's life, a cancelled one, and what must be refused. */
export const arazzo = `arazzo: 1.0.1
info: { title: Krea, version: v1 }
sourceDescriptions:
  - { name: krea, type: openapi, url: openapi.json }
workflows:
  - workflowId: image
    inputs: { type: object, properties: { bearerAuth: { type: string } } }
    steps:
      - stepId: create
        ${create}
        ${key}
        requestBody: ${order}
        successCriteria: [{ condition: $statusCode == 200 }]
        outputs: { id: $response.body#/job_id }
      - stepId: look
        operationId: $sourceDescriptions.krea.getJob
        ${key}
        parameters: [{ in: path, name: id, value: $steps.create.outputs.id }]
        successCriteria:
          - { condition: $statusCode == 200 }
          - { condition: $response.body#/job_id == $steps.create.outputs.id }
      - stepId: poll
        operationId: $sourceDescriptions.krea.getJob
        ${key}
        parameters: [{ in: path, name: id, value: $steps.create.outputs.id }]
        successCriteria:
          - { condition: $statusCode == 200 }
          - { condition: $response.body#/job_id == $steps.create.outputs.id }
          - { condition: $response.body#/status == "completed" }
        onFailure: [{ name: again, type: retry, retryAfter: 1, retryLimit: 5 }]
      - stepId: result
        operationId: $sourceDescriptions.krea.getJob
        ${key}
        parameters: [{ in: path, name: id, value: $steps.create.outputs.id }]
        successCriteria:
          - { condition: $response.body#/status == "completed" }
          - { condition: $response.body#/completed_at != null }
          - { condition: $response.body#/result/urls/0 != null }
      - stepId: list
        operationId: $sourceDescriptions.krea.listJobs
        ${key}
        parameters: [{ in: query, name: limit, value: 10 }]
        successCriteria:
          - { condition: $statusCode == 200 }
          - { condition: $response.body#/items/0/job_id == $steps.create.outputs.id }
  - workflowId: cancelled
    inputs: { type: object, properties: { bearerAuth: { type: string } } }
    steps:
      - stepId: create
        ${create}
        ${key}
        requestBody: ${order}
        successCriteria: [{ condition: $statusCode == 200 }]
        outputs: { id: $response.body#/job_id }
      - stepId: cancel
        operationId: $sourceDescriptions.krea.cancelJob
        ${key}
        parameters: [{ in: path, name: id, value: $steps.create.outputs.id }]
        successCriteria: [{ condition: $statusCode == 200 }]
      - stepId: look
        operationId: $sourceDescriptions.krea.getJob
        ${key}
        parameters: [{ in: path, name: id, value: $steps.create.outputs.id }]
        successCriteria: [{ condition: $response.body#/status == "cancelled" }]
${[
  refused(
    'no-prompt',
    400,
    `${create}\n        ${key}\n        requestBody: { contentType: application/json, payload: { width: 1024 } }`,
  ),
  refused(
    'too-wide',
    400,
    `${create}\n        ${key}\n        requestBody: { contentType: application/json, payload: { prompt: a, width: 9000 } }`,
  ),
  refused('wrong-key', 401, `${create}\n        ${wrong}\n        requestBody: ${order}`),
  refused(
    'wrong-key-polls',
    401,
    `operationId: $sourceDescriptions.krea.listJobs\n        ${wrong}`,
  ),
  refused(
    'unknown-job',
    404,
    `operationId: $sourceDescriptions.krea.getJob\n        ${key}\n        parameters: [{ in: path, name: id, value: 0d3f6c86-57a4-4f0e-8f5a-2b8f4a2c9e22 }]`,
  ),
].join('')}
`
