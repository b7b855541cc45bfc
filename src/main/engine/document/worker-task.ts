import type { TemplatePlaces } from './pdf/pages.ts'
import type { Report } from './report.ts'

/** What a worker is started with: one document to make. */
export interface WorkerTask {
  readonly make: 'pdf' | 'docx' | 'xlsx' | 'preview'
  readonly report: Report
  readonly hash: string
  readonly places: TemplatePlaces
  /** How many pages a preview shows. */
  readonly pageLimit: number
}

/** What it answers with, once: the document or why there is none. */
export type WorkerAnswer =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'pages'; readonly pages: readonly string[]; readonly pageCount: number }
  | { readonly kind: 'fault'; readonly code: string; readonly params: Readonly<Record<string, unknown>> }
  | { readonly kind: 'bug'; readonly message: string; readonly stack: string }
