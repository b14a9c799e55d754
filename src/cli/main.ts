#!/usr/bin/env node
// Stands alone: an older Node must be able to load this file to be told that it is too old.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major < 24 || (major === 24 && minor < 18)) {
  process.stderr.write(`backlot needs Node 24.18 or newer; this is ${process.versions.node}\n`)
  process.exitCode = 2
} else {
  const { enableCompileCache } = await import('node:module')
  enableCompileCache?.()
  const { run } = await import('./run.ts')
  process.exitCode = await run(process.argv.slice(2))
}
