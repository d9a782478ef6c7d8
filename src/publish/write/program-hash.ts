import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sha256 } from '../../lib/hash.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** Code that decides what is written. */
const FOLDERS = ['publish', 'lib', 'model']
/** Made with the package, which does not change afterwards. */
const MADE = join(ROOT, 'program-hash.txt')

/** A hash of the program: part of every output's version, so that another program writes everything anew. */
export async function programHash(): Promise<string> {
  return existsSync(MADE) ? readFile(MADE, 'utf8') : hashProgram()
}

/** The same from the files themselves. */
export async function hashProgram(): Promise<string> {
  const hashes: string[] = []
  for (const folder of FOLDERS.map((name) => join(ROOT, name))) {
    const paths = await readdir(folder, { recursive: true })
    for (const path of paths.filter((name) => /\.(js|tsx?)$/.test(name) && !name.includes('.test.')).sort()) {
      hashes.push(path, sha256(await readFile(join(folder, path))))
    }
  }
  return sha256(hashes.join('\n'), 16)
}
