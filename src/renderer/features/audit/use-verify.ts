import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { AuditVerdict } from '#shared/contract/audit.ts'
import { useEngine } from '../../design/engine-context.ts'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { useJob } from '../../design/jobs/use-job.ts'
import { useOpenStore } from '../../design/session-context.ts'
import { refusalOf } from '../../engine/fault.ts'

/** Verifies the log as a job, whose verdict stays; and where nothing may be written, without leaving a trace. */
export function useVerify() {
  const { client, query } = useEngine()
  const { session } = useOpenStore()
  const queries = useQueryClient()
  const toasts = useToasts()
  const { job, isRunning, start } = useJob()
  const [asked, setAsked] = useState<AuditVerdict | null>(null)
  const [isAsking, setAsking] = useState(false)
  const settled = useRef<string | null>(null)
  useEffect(() => {
    if (job === null || isRunning || settled.current === job.id) return
    settled.current = job.id
    if (job.fault !== null) toasts.failed(refusalOf(job.fault))
    void queries.invalidateQueries({ queryKey: query.audit.key() })
  }, [job, isRunning, queries, query, toasts])
  const ask = async () => {
    setAsking(true)
    try {
      setAsked(await client.audit.verify())
    } catch (error) {
      toasts.failed(error)
    } finally {
      setAsking(false)
    }
  }
  return {
    /** What was found where no verdict can be kept; null: nothing was asked. */
    asked,
    isBusy: isRunning || isAsking,
    verify: () => void (session.head === 'rolledBack' ? ask() : start(() => client.audit.check())),
  }
}
