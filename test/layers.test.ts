import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..', 'src')
const PHASES = ['collect', 'curate', 'publish']
/** Folders whose work is effects; everywhere else is pure. */
const SHELL = [
  'collect/fetch',
  'collect/images',
  'publish/write',
  'publish/send',
  'store',
  'desk',
  'cli',
  'config',
  'demo',
]
const EFFECT_MODULES =
  /^node:(fs|net|http|https|http2|tls|dns|child_process|os|worker_threads|process|timers)(\/|$)|^undici$|^pg$|^node:sqlite$/
const BANNED_NAMES = /(^|[-/])(utils?|helpers?|common|manager|service|handler|data|misc)\.tsx?$/

type SourceFile = { readonly path: string; readonly text: string; readonly imports: readonly string[] }

const files: readonly SourceFile[] = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => path.replaceAll('\\', '/'))
  .map((path) => {
    const text = readFileSync(join(ROOT, path), 'utf8')
    return {
      path,
      text,
      imports: [...text.matchAll(/^(?:import|export)\s[^;]*?from '([^']+)'/gms)].map(
        (match) => match[1] ?? '',
      ),
    }
  })
const code = files.filter((file) => !/\.test\.tsx?$/.test(file.path))
const isShell = (path: string) => SHELL.some((folder) => path.startsWith(`${folder}/`))
const isPure = (path: string) => /^(collect|curate|publish|lib|model)\//.test(path) && !isShell(path)

/** Path below src/ of a relative import. */
function target(file: SourceFile, specifier: string): string {
  return relative(ROOT, join(ROOT, dirname(file.path), specifier)).replaceAll('\\', '/')
}

function breaches(rule: (file: SourceFile, specifier: string) => boolean): string[] {
  return code.flatMap((file) =>
    file.imports
      .filter((specifier) => rule(file, specifier))
      .map((specifier) => `${file.path} imports ${specifier}`),
  )
}

test.each(PHASES)('%s imports only model, lib and itself', (phase) => {
  const found = breaches((file, specifier) => {
    if (!file.path.startsWith(`${phase}/`) || !specifier.startsWith('.')) return false
    return !['model/', 'lib/', `${phase}/`].some((folder) => target(file, specifier).startsWith(folder))
  })
  expect(found).toEqual([])
})

test.each([
  { folder: 'model', may: ['model/'] },
  { folder: 'lib', may: ['lib/'] },
])('$folder imports only $may', ({ folder, may }) => {
  const found = breaches((file, specifier) => {
    if (!file.path.startsWith(`${folder}/`) || !specifier.startsWith('.')) return false
    return !may.some((allowed) => target(file, specifier).startsWith(allowed))
  })
  expect(found).toEqual([])
})

test('pure folders import no module with effects', () => {
  expect(breaches((file, specifier) => isPure(file.path) && EFFECT_MODULES.test(specifier))).toEqual([])
})

test('pure folders read no clock, no chance, no network, no environment', () => {
  const found = code
    .filter((file) => isPure(file.path))
    .flatMap((file) =>
      [
        'Date.now(',
        'new Date()',
        'Math.random(',
        'process.',
        'performance.now(',
        'globalThis.fetch',
        ' console.',
      ].flatMap((banned) => (file.text.includes(banned) ? [`${file.path} uses ${banned}`] : [])),
    )
  expect(found).toEqual([])
})

test('only config reads the environment', () => {
  const found = code.filter((file) => !file.path.startsWith('config/') && file.text.includes('process.env'))
  expect(found.map((file) => file.path)).toEqual([])
})

test('files are named for one subject', () => {
  expect(files.filter((file) => BANNED_NAMES.test(file.path)).map((file) => file.path)).toEqual([])
})

test('one index.ts, at the door', () => {
  expect(files.filter((file) => /(^|\/)index\.tsx?$/.test(file.path)).map((file) => file.path)).toEqual(
    files.some((file) => file.path === 'index.ts') ? ['index.ts'] : [],
  )
})
