import * as z from 'zod'
import { DocumentFormat, DocumentKind } from '#shared/contract/document.ts'
import { Day } from '#shared/kernel/dates.ts'
import type { IdPrefix } from '#shared/kernel/ids.ts'
import { Language } from '#shared/kernel/message.ts'

/** What the address says of the document that is to be made. What does not fit counts as not said. */
export const DocumentSearch = z.object({
  kind: DocumentKind.optional().catch(undefined),
  recordId: z.string().optional().catch(undefined),
  language: Language.optional().catch(undefined),
  format: DocumentFormat.optional().catch(undefined),
  from: Day.optional().catch(undefined),
  to: Day.optional().catch(undefined),
})
export type DocumentSearch = z.infer<typeof DocumentSearch>

/** The registers that a kind of document draws from: the prefixes of their records. */
export const prefixesOfKind = {
  'record-of-processing': ['activity'],
  'rights-request-register': ['request'],
  'rights-request-statistics': [],
  'breach-register': ['breach'],
  'breach-notification': ['breach'],
  'rights-request-package': ['request'],
  'rights-request-portability': ['request'],
  'breach-filing-sheet': ['breach'],
  'affected-people': ['breach'],
  'clock-sheet': ['request', 'breach', 'incident'],
} as const satisfies Record<DocumentKind, readonly IdPrefix[]>

/** The record where it belongs to the kind; a register's document shows no record of another one. */
export function recordOf({ kind, recordId }: DocumentSearch): string | null {
  if (kind === undefined || recordId === undefined) return null
  return prefixesOfKind[kind].some((prefix) => recordId.startsWith(`${prefix}_`)) ? recordId : null
}
