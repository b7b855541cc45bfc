import { canonicalJson } from '../canonical-json.ts'
import type { Report } from './report.ts'

/**
 * `{"contentHash":…,"report":…}` as canonical JSON with one line end: whoever hashes the bytes of `report` as they
 * stand gets `contentHash`.
 */
export function renderJson(report: Report, hash: string): Uint8Array {
  return new TextEncoder().encode(`${canonicalJson({ contentHash: hash, report })}\n`)
}
