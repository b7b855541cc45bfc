import { createHash } from 'node:crypto'
import { canonicalJson } from '../canonical-json.ts'
import type { Report } from './report.ts'

/**
 * SHA-256, in hexadecimal, of the canonical JSON of a report, its template version included: the same in every format,
 * independent of the order of keys. It stands in each file and in the audit log.
 */
export function contentHash(report: Report): string {
  return createHash('sha256').update(canonicalJson(report), 'utf8').digest('hex')
}

/** What a footer has room for: enough to tell two documents apart, in groups that can be read aloud. */
export function shortHash(hash: string): string {
  return `${hash.slice(0, 4)} ${hash.slice(4, 8)} ${hash.slice(8, 12)} ${hash.slice(12, 16)}`
}
