import { createHash } from 'node:crypto'
import { canonicalJson } from '../canonical-json.ts'
import type { Report } from './report.ts'

/**
 * SHA-256, in hexadecimal, of the canonical JSON of a report, its template version included: the same in every format,
 * independent of the order of keys. It stands in each file and in the audit log.
 */
export function contentHash(report: Report): string {
  return fingerprintOf(report).hash
}

/** How many characters the canonical JSON of a report has. */
export function contentSize(report: Report): number {
  return fingerprintOf(report).size
}

/** What a footer has room for: enough to tell two documents apart, in groups that can be read aloud. */
export function shortHash(hash: string): string {
  return `${hash.slice(0, 4)} ${hash.slice(4, 8)} ${hash.slice(8, 12)} ${hash.slice(12, 16)}`
}

interface Fingerprint {
  readonly hash: string
  readonly size: number
}

/** A report is a value that never changes. Asked for several times on the way to a file, a long one is read once. */
const fingerprints = new WeakMap<Report, Fingerprint>()

function fingerprintOf(report: Report): Fingerprint {
  const known = fingerprints.get(report)
  if (known) return known
  const json = canonicalJson(report)
  const fingerprint = { hash: createHash('sha256').update(json, 'utf8').digest('hex'), size: json.length }
  fingerprints.set(report, fingerprint)
  return fingerprint
}
