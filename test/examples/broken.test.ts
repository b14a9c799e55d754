import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const VITEST = 'node_modules/vitest/vitest.mjs'

test("a mistake in the example's request fails its tests with field, rule and line", () => {
  const args = [VITEST, 'run', 'examples/pictures', '-t', 'a picture is ordered']
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...args, '--config', 'test/examples/broken.config.ts'],
    { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
  )
  const said = stdout + stderr
  expect(status).toBe(1)
  expect(said).toContain('kie: POST /api/v1/jobs/createTask (createTask)')
  expect(said).toContain('input.aspect_ratio must be one of')
  expect(said).toContain('came  "16x9"')
  expect(said).toContain('rule  enum: ["1:1"')
  const [, file = '', line] = /spec {2}(\S+\.json):(\d+)/.exec(said) ?? []
  expect(file).toBe('generated/kie/openapi.json')
  expect(readFileSync(file, 'utf8').split('\n')[Number(line) - 1]?.trim()).toBe('"enum": [')
})
