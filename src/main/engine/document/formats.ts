import type { ArtifactFormat, DocumentFormat } from '#shared/contract/document.ts'
import type { Report } from './report.ts'

/** What each format is called on the wire and on disk. */
export const mediaTypeOf = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
  json: 'application/json',
  jsonl: 'application/jsonl',
} as const satisfies Record<ArtifactFormat, string>

/** The formats that a report can take: spreadsheets need a sheet. */
export function formatsOf(report: Report): readonly DocumentFormat[] {
  return report.sheets.length > 0 ? ['pdf', 'docx', 'xlsx', 'csv', 'json'] : ['pdf', 'docx', 'json']
}

/**
 * A name for the saved file, such as `record-of-processing-2026-11-21-fr.pdf`, with the reference of the record where the
 * document shows one; it names no person.
 */
export function fileNameOf(report: Report, format: DocumentFormat): string {
  const reference = report.reference?.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '')
  return `${[report.kind, reference, report.date, report.language].filter(Boolean).join('-')}.${format}`
}
