import type { DocumentFormat } from '#shared/contract/document.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { contentHash, contentSize } from './content-hash.ts'
import { renderCsv } from './csv.ts'
import { formatsOf } from './formats.ts'
import { renderJson } from './json.ts'
import type { Report } from './report.ts'
import { runWorker } from './run-worker.ts'
import { loadWords } from './words.ts'
import type { WorkerTask } from './worker-task.ts'

export interface RenderOptions {
  /** The folder that holds `templates` and `locales`. */
  readonly resourcesDir: string
  /** Where the worker's code stands: `worker.ts`, or the file it was bundled into. */
  readonly worker: URL | string
  /** A folder of the user's own templates, searched before the shipped ones. */
  readonly templatesDir?: string | null
  readonly signal?: AbortSignal
  /** Milliseconds; two minutes when not given. */
  readonly timeLimit?: number
}

/**
 * The bytes of a report in one format; equal reports give equal bytes. PDF, DOCX and XLSX are made in a worker thread.
 * @throws Fault `invalid-input` when the report cannot take the format (no sheet), `template-broken` with file, line and
 * message, `document-too-large`, `cancelled`
 */
export async function renderReport(
  report: Report,
  format: DocumentFormat,
  options: RenderOptions,
): Promise<Uint8Array> {
  if (!formatsOf(report).includes(format))
    throw new Fault('invalid-input', { issues: [{ path: ['format'], key: 'format-without-sheet' }] })
  const hash = contentHash(report)
  if (format === 'json') return renderJson(report, hash)
  if (format === 'csv') return renderCsv(report, hash, await loadWords(options.resourcesDir, report.language))
  return inWorker({ make: format, report, hash }, options)
}

function inWorker(task: Omit<WorkerTask, 'places'>, options: RenderOptions) {
  refuseTooLarge(task)
  const places = { resourcesDir: options.resourcesDir, templatesDir: options.templatesDir ?? null }
  return runWorker(
    options.worker,
    { ...task, places },
    { timeLimit: options.timeLimit ?? 120_000, ...(options.signal ? { signal: options.signal } : {}) },
  )
}

/**
 * Pages take native memory that no limit of a worker covers: about 0.4 GB for each million characters. Everything else
 * stays within the worker's heap limit.
 */
function refuseTooLarge({ make, report }: Omit<WorkerTask, 'places'>): void {
  if (make !== 'pdf') return
  const size = contentSize(report)
  if (size > mostCharacters)
    throw new Fault('document-too-large', { params: { format: make, size, limit: mostCharacters } })
}

const mostCharacters = 8_000_000
