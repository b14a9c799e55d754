import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** All temporary folders of a run lie in one, which goes with the run. */
export default function scratch(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'backlot-run-'))
  process.env.TMPDIR = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
