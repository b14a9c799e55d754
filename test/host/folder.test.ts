import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeFolder } from '../../src/host/folder.ts'

test('folders are made as deep as asked for, and again without complaint', async () => {
  const root = mkdtempSync(join(tmpdir(), 'backlot-folder-'))
  await makeFolder(join(root, 'a/b/c'))
  await makeFolder(join(root, 'a/b/c'))
  expect(existsSync(join(root, 'a/b/c'))).toBe(true)
  rmSync(root, { recursive: true })
})

test('runs that begin at the same moment all get their folder', async () => {
  const root = mkdtempSync(join(tmpdir(), 'backlot-folder-'))
  const made = Array.from({ length: 4 }, () => makeFolder(join(root, 'runs/x')))
  await expect(Promise.all(made)).resolves.toHaveLength(4)
  rmSync(root, { recursive: true })
})

test.each(['/proc/nope/x', 'package.json/x', '/dev/null/x'])(
  '%s cannot be one, and says so',
  async (path) => {
    await expect(makeFolder(path)).rejects.toThrow(/ENOENT|ENOTDIR|EACCES/)
  },
)
