import { useEffect, useRef } from 'react'
import * as z from 'zod'
import { DocumentArtifact, type DocumentFormat, type DocumentKind } from '#shared/contract/document.ts'
import type { JobRecord } from '#shared/contract/job.ts'
import type { Day } from '#shared/kernel/dates.ts'
import type { Language } from '#shared/kernel/message.ts'
import { refusalOf } from '../../engine/fault.ts'
import { useEngine } from '../engine-context.ts'
import { useToasts } from '../feedback/use-toasts.tsx'
import { useJob } from '../jobs/use-job.ts'
import { useSaveDocument } from './use-save-document.ts'

/** Which document: of what, in which language, as which file. */
export interface WantedDocument {
  readonly kind: DocumentKind
  readonly language: Language
  readonly format: DocumentFormat
  /** One record; null: the whole register. */
  readonly recordId: string | null
  /** Of a document that speaks of a period. */
  readonly from?: Day | null
  readonly to?: Day | null
}

export interface DocumentMaking {
  /** The job that makes the document, as it stands; null: none was started here. */
  readonly job: JobRecord | null
  readonly isRunning: boolean
  readonly make: (wanted: WantedDocument) => Promise<void>
}

const Made = z.object({ artifact: DocumentArtifact })

/**
 * Makes a document and saves its file as soon as it is there. Whoever leaves the screen before finds it in the list of
 * documents.
 */
export function useMakeDocument(): DocumentMaking {
  const { client } = useEngine()
  const toasts = useToasts()
  const save = useSaveDocument()
  const { job, isRunning, start } = useJob()
  const settled = useRef<string | null>(null)
  useEffect(() => {
    if (job === null || isRunning || settled.current === job.id) return
    settled.current = job.id
    const made = Made.safeParse(job.result)
    if (made.success) void save(made.data.artifact)
    else if (job.fault !== null) toasts.failed(refusalOf(job.fault))
  }, [job, isRunning, save, toasts])
  return { job, isRunning, make: (wanted) => start(() => client.document.create(wanted)) }
}
