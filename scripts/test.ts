/** `npm test`: build, lint, types and all tests; ends with the line `N passed, N failed`. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'broadsheet-test-'))
const report = join(scratch, 'report.json')

function succeeds(command: string, args: readonly string[]): boolean {
  console.log(`\n> ${command} ${args.join(' ')}`)
  return (
    spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' }).status ===
    0
  )
}

const steps = [
  succeeds('node', ['scripts/build.ts']),
  succeeds('biome', ['check', '--error-on-warnings', '.']),
  succeeds('tsc', ['-p', 'tsconfig.json', '--noEmit']),
  succeeds('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile=${report}`]),
]
const counted: { numPassedTests: number; numFailedTests: number } = (() => {
  try {
    return JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    return { numPassedTests: 0, numFailedTests: 1 }
  }
})()
rmSync(scratch, { recursive: true, force: true })
const failedSteps = steps.filter((succeeded) => !succeeded).length
const failed = Math.max(counted.numFailedTests, failedSteps)
console.log(`\n${counted.numPassedTests + steps.length - failedSteps} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
