import { BroadsheetError } from '../../lib/error.ts'

/** Exit codes of the two faults of a disk that a person can mend. */
const DISK_FULL_EXIT = 73
const NOT_WRITABLE_EXIT = 77

/** A fault of the file system in words; faults a person cannot mend rise as they are. */
export function diskError(cause: unknown, path: string): unknown {
  const code = codeOf(cause)
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new BroadsheetError('DISK_FULL', `The disk is full: ${path} could not be written.`, {
      hint: 'Free some space and run again; nothing published before is lost.',
      exitCode: DISK_FULL_EXIT,
      cause,
    })
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST') {
    return new BroadsheetError('FOLDER_NOT_WRITABLE', `${path} could not be written (${code}).`, {
      hint: 'Give the user that runs Broadsheet the right to write there, or choose another folder.',
      exitCode: NOT_WRITABLE_EXIT,
      cause,
    })
  }
  return cause
}

/** True when what was asked for is not there. */
export function isMissing(cause: unknown): boolean {
  return codeOf(cause) === 'ENOENT' || codeOf(cause) === 'ENOTDIR'
}

function codeOf(cause: unknown): unknown {
  return cause instanceof Error && 'code' in cause ? cause.code : undefined
}
