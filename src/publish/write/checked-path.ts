import { BroadsheetError } from '../../lib/error.ts'

// Names a disk of any system can hold: no separators, control bytes or characters Windows forbids, no leading dot or
// trailing dot or space.
const PART = /^(?!\.)[^\\/:*?"<>|\p{Cc}]{1,255}(?<![. ])$/u
const WELL_KNOWN = /^\.(?:well-known|nojekyll)$/
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/** The path, when it is a portable path below a folder; otherwise throws `BroadsheetError` OUTPUT_PATH. */
export function checkedPath(path: string): string {
  const parts = path.split('/')
  if (path.length <= 1024 && parts.every(isPortable)) return path
  throw new BroadsheetError('OUTPUT_PATH', `${JSON.stringify(path)} cannot be the name of an output file.`, {
    hint: 'Output paths are relative, without "..", and hold only characters every disk can store.',
  })
}

function isPortable(part: string): boolean {
  return (PART.test(part) && !DEVICE.test(part) && Buffer.byteLength(part) <= 255) || WELL_KNOWN.test(part)
}
