import { canonicalJson } from '../canonical-json.ts'
import type { Report } from './report.ts'

/**
 * What the report says plainly, with what every document states of itself; else `{"contentHash":…,"report":…}` as canonical JSON with one line end: whoever hashes the bytes of `report` as they
 * stand gets `contentHash`.
 */
export function renderJson(report: Report, hash: string): Uint8Array {
  const { plain, organisation, reference, date, version, author, language } = report
  const stated = { organisation: organisation.name, reference, date, version, author, language }
  const said = plain ? { ...stated, ...plain } : { report }
  return new TextEncoder().encode(`${canonicalJson({ contentHash: hash, ...said })}\n`)
}
