import { Button, Loader, Menu } from '@mantine/core'
import { ChevronDown, FileDown } from 'lucide-react'
import { useEffect, useRef } from 'react'
import * as z from 'zod'
import { DocumentArtifact } from '#shared/contract/document.ts'
import { useSaveDocument } from '../../design/document/use-save-document.ts'
import { useSaveFile } from '../../design/document/use-save-file.ts'
import { useEngine } from '../../design/engine-context.ts'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { useJob } from '../../design/jobs/use-job.ts'
import { useWords } from '../../design/words/use-words.ts'
import { refusalOf } from '../../engine/fault.ts'

const Exported = z.object({ artifact: DocumentArtifact })

/** The log as a file that anybody can verify without Wardbook, with or without what was written; and the script for it. */
export function ExportMenu() {
  const { client } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  const saveDocument = useSaveDocument()
  const { save } = useSaveFile()
  const { job, isRunning, start } = useJob()
  const settled = useRef<string | null>(null)
  useEffect(() => {
    if (job === null || isRunning || settled.current === job.id) return
    settled.current = job.id
    const exported = Exported.safeParse(job.result)
    if (exported.success) void saveDocument(exported.data.artifact)
    else if (job.fault !== null) toasts.failed(refusalOf(job.fault))
  }, [job, isRunning, saveDocument, toasts])
  const exportLog = (payloads: boolean) => void start(() => client.audit.export({ payloads }))
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={isRunning ? <Loader size={12} color="gray" /> : <FileDown size={14} />}
          rightSection={<ChevronDown size={14} />}
        >
          {t('audit:export.action')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item disabled={isRunning} onClick={() => exportLog(true)}>
          {t('audit:export.whole')}
        </Menu.Item>
        <Menu.Item disabled={isRunning} onClick={() => exportLog(false)}>
          {t('audit:export.hashes')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => void save((from) => from.audit.verifier({}))}>
          {t('audit:export.verifier')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
