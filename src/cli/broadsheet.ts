#!/usr/bin/env node
import process from 'node:process'

// The rest needs what older Nodes do not have, so this file looks first and imports afterwards.
const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  process.stderr.write(
    `Error NODE_TOO_OLD: Broadsheet needs Node.js 24 or newer; this is ${process.versions.node}.\n  Install it from https://nodejs.org/, or run this with: npx -p node@24 -p broadsheet broadsheet\n`,
  )
  process.exitCode = 2
} else {
  const { keepHeapModest } = await import('./modest-heap.ts')
  keepHeapModest()
  const { runFromShell } = await import('./main.ts')
  await runFromShell()
}
