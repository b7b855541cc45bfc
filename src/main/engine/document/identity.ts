import type { Report, Value, ValueType } from './report.ts'
import type { Words } from './words.ts'

/** One line of what a document says of itself. */
export interface IdentityEntry {
  readonly label: string
  readonly valueType: ValueType
  readonly value: Value
}

/** Whose document it is, of which day and version, by whom, and its content hash: on every title page and cover sheet. */
export function identityOf(report: Report, hash: string, words: Words): readonly IdentityEntry[] {
  const { organisation } = report
  const text = (key: string, value: Value): IdentityEntry => ({ label: words(key), valueType: 'text', value })
  return [
    text('organisation', organisation.name),
    ...(organisation.addressLines.length > 0 ? [text('address', organisation.addressLines)] : []),
    ...(organisation.contact.length > 0 ? [text('contact', organisation.contact)] : []),
    ...(organisation.representative.length > 0 ? [text('representative', organisation.representative)] : []),
    ...(organisation.dpoContact.length > 0 ? [text('dpo', organisation.dpoContact)] : []),
    { label: words('date'), valueType: 'day', value: report.date },
    text('version', report.version),
    text('author', report.author),
    ...(hasInstants(report) ? [text('timeZone', report.timeZone)] : []),
    text('documentHash', hash),
  ]
}

function hasInstants(report: Report): boolean {
  const isInstant = ({ valueType }: { readonly valueType: ValueType }) => valueType === 'instant'
  const inBlocks = report.sections.some((section) =>
    section.blocks.some(
      (block) =>
        (block.type === 'fields' && block.fields.some(isInstant)) ||
        (block.type === 'table' && block.columns.some(isInstant)),
    ),
  )
  return inBlocks || report.sheets.some((sheet) => sheet.columns.some(isInstant))
}
