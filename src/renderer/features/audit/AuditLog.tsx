import { Button } from '@mantine/core'
import { ScrollText, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import type { AuditEntry } from '#shared/contract/audit.ts'
import { useEngine } from '../../design/engine-context.ts'
import { EmptyState } from '../../design/feedback/EmptyState.tsx'
import { Page } from '../../design/layout/Page.tsx'
import { PageHead } from '../../design/layout/PageHead.tsx'
import { ListScreen } from '../../design/table/ListScreen.tsx'
import { useWords } from '../../design/words/use-words.ts'
import { AcceptRollback } from './AcceptRollback.tsx'
import { AuditEntryDialog } from './AuditEntryDialog.tsx'
import classes from './audit.module.css'
import { CheckpointMenu } from './CheckpointMenu.tsx'
import { auditColumns } from './columns.tsx'
import { ExportMenu } from './ExportMenu.tsx'
import { auditFilters } from './filters.ts'
import { useLogState } from './use-log-state.ts'
import { useVerify } from './use-verify.ts'
import { VerdictNotice, VerifiedLine } from './VerifiedLine.tsx'

/** Every change and every call outside, in the order in which it happened; the log can be verified and taken along here. */
export function AuditLog() {
  const { query } = useEngine()
  const { t } = useWords()
  const [opened, setOpened] = useState<AuditEntry | null>(null)
  const { asked, isBusy, verify } = useVerify()
  const last = useLogState()?.verified?.verdict
  return (
    <Page
      flush
      head={
        <PageHead
          title={t('audit:title')}
          actions={
            <>
              <Button
                variant="default"
                leftSection={<ShieldCheck size={14} />}
                loading={isBusy}
                onClick={verify}
              >
                {t('audit:verify')}
              </Button>
              <CheckpointMenu />
              <ExportMenu />
            </>
          }
        />
      }
    >
      <VerifiedLine />
      <AcceptRollback />
      {asked !== null && (
        <div className={classes.notice}>
          <VerdictNotice verdict={asked} />
        </div>
      )}
      {asked === null && last !== undefined && last.problemCount > 0 && (
        <div className={classes.notice}>
          <VerdictNotice verdict={last} problemCount={last.problemCount} />
        </div>
      )}
      <ListScreen
        name="audit"
        entity="audit"
        label={t('audit:title')}
        procedure={query.audit.list}
        columns={auditColumns}
        filters={auditFilters}
        searchLabel={t('audit:search')}
        onOpen={setOpened}
        empty={<EmptyState icon={ScrollText} title={t('audit:empty.title')} text={t('audit:empty.text')} />}
      />
      {opened !== null && <AuditEntryDialog entry={opened} onClose={() => setOpened(null)} />}
    </Page>
  )
}
