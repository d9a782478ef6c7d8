/** Builds dist/: TypeScript by tsc alone, then the files that are data. */
import { spawnSync } from 'node:child_process'
import { chmodSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const compiled = spawnSync('tsc', ['-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
  shell: process.platform === 'win32',
})
if (compiled.status !== 0) process.exit(compiled.status ?? 1)
chmodSync(new URL('../dist/cli/broadsheet.js', import.meta.url), 0o755)

const made = new URL('../dist/program-hash.txt', import.meta.url)
rmSync(made, { force: true })
const { hashProgram } = await import(new URL('../dist/publish/write/program-hash.js', import.meta.url).href)
writeFileSync(made, await hashProgram())
