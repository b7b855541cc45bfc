import { Fault } from '#shared/kernel/faults.ts'

/**
 * Why the database could not do its work: `unread`, a page that cannot be read or is not genuine, which is damage or one
 * bad moment of the disk; `full`, no room; `refused`, no permission.
 */
export type StorageFailure = 'unread' | 'full' | 'refused'

/** What an error says of the store's files; null when it says nothing of them. */
export function failureOf(error: unknown): StorageFailure | null {
  if (error instanceof Fault) return error.code === 'store-damaged' ? 'unread' : null
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return 'full'
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN')) return 'refused'
  return /^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(code) ? 'unread' : null
}
