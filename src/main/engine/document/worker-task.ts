import type { TemplatePlaces } from './pdf/pages.ts'
import type { Report } from './report.ts'

/** What a worker is started with: one document to make. */
export interface WorkerTask {
  readonly make: 'pdf' | 'docx' | 'xlsx'
  readonly report: Report
  readonly hash: string
  readonly places: TemplatePlaces
}

/** What it answers with, once: the document or why there is none. */
export type WorkerAnswer =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'fault'; readonly code: string; readonly params: Readonly<Record<string, unknown>> }
  | { readonly kind: 'bug'; readonly message: string; readonly stack: string }
