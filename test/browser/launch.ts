import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

/**
 * A browser that needs nothing of the machine but the C library: the npm package `@sparticuz/chromium` holds Chromium and,
 * in an archive made for AWS Lambda, the libraries it links to (NSS, NSPR, Expat) and a font. The archive is unpacked only
 * where the package believes to be on Lambda, so a child process makes it believe so; the libraries are then found by
 * LD_LIBRARY_PATH. The package is for Linux on x64: elsewhere `CHROME_PATH` names an installed Chromium.
 */
export async function launchBrowser(): Promise<Browser> {
  const installed = process.env.CHROME_PATH
  if (installed) return chromium.launch({ executablePath: installed, args: FLAGS })
  const folder = unpacked()
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: FLAGS,
    env: {
      HOME: folder,
      PATH: '',
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
    },
  })
}

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
]

const PACKAGE = join(import.meta.dirname, '../../node_modules/@sparticuz/chromium')
const CACHE = join(import.meta.dirname, '../../node_modules/.cache/chromium')

// Unpacked aside and renamed when whole: two test files may start at once, and a kill leaves nothing half-made.
function unpacked(): string {
  const version: unknown = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')).version
  const folder = join(CACHE, String(version))
  if (existsSync(folder)) return folder
  mkdirSync(dirname(folder), { recursive: true })
  const aside = mkdtempSync(join(CACHE, 'unpacking-'))
  const child = spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import c from ${JSON.stringify(join(PACKAGE, 'build/esm/index.js'))}; await c.executablePath()`,
    ],
    { env: { TMPDIR: aside, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' }, encoding: 'utf8' },
  )
  if (child.status !== 0) throw new Error(`Chromium could not be unpacked: ${child.stderr}`)
  writeFileSync(join(aside, 'fonts.conf'), fontConfiguration(folder))
  try {
    renameSync(aside, folder)
  } catch {
    // Another process was first; its copy is as good.
    rmSync(aside, { recursive: true, force: true })
  }
  return folder
}

// The package's own configuration names folders of AWS Lambda. The machine's fonts follow for scripts Open Sans lacks.
function fontConfiguration(folder: string): string {
  const folders = [join(folder, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts']
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>${folders.map((path) => `<dir>${path}</dir>`).join('')}<cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>
`
}
