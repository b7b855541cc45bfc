import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ScrollText, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import type { AuditEntry, AuditProblem } from '#shared/contract/audit.ts'
import { useEngine } from '../../design/engine-context.ts'
import { EmptyState } from '../../design/feedback/EmptyState.tsx'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import { Page } from '../../design/layout/Page.tsx'
import { PageHead } from '../../design/layout/PageHead.tsx'
import { ListScreen } from '../../design/table/ListScreen.tsx'
import { useWords } from '../../design/words/use-words.ts'
import { AcceptRollback } from './AcceptRollback.tsx'
import { AuditEntryDialog } from './AuditEntryDialog.tsx'
import classes from './audit.module.css'
import { auditColumns, auditFilters } from './columns.tsx'

/** Every change and every call outside, in the order in which it happened; the chain can be verified here. */
export function AuditLog() {
  const { query } = useEngine()
  const { t } = useWords()
  const [opened, setOpened] = useState<AuditEntry | null>(null)
  return (
    <Page flush head={<PageHead title={t('audit:title')} actions={<VerifyChain />} />}>
      <AcceptRollback />
      <ListScreen
        name="audit"
        entity="audit"
        label={t('audit:title')}
        procedure={query.audit.list}
        columns={auditColumns}
        filters={auditFilters}
        searchable={false}
        onOpen={setOpened}
        empty={<EmptyState icon={ScrollText} title={t('audit:empty.title')} text={t('audit:empty.text')} />}
      />
      {opened !== null && <AuditEntryDialog entry={opened} onClose={() => setOpened(null)} />}
    </Page>
  )
}

function VerifyChain() {
  const { query } = useEngine()
  const { t } = useWords()
  const { data, error, isFetching, refetch } = useQuery({
    ...query.audit.verify.queryOptions({ input: {} }),
    enabled: false,
  })
  return (
    <div className={classes.verify}>
      {error !== null && <ErrorPanel error={error} />}
      {data !== undefined && data.problems.length === 0 && (
        <Notice meaning="good">{t('audit:good', { count: data.entries })}</Notice>
      )}
      {data !== undefined && data.problems.length > 0 && (
        <Notice meaning="danger">
          {t('audit:bad', { count: data.problems.length })}
          <ul>
            {data.problems.map((problem) => (
              <Problem key={JSON.stringify(problem)} problem={problem} />
            ))}
          </ul>
        </Notice>
      )}
      <Button
        variant="default"
        leftSection={<ShieldCheck size={14} />}
        loading={isFetching}
        onClick={() => void refetch()}
      >
        {t('audit:verify')}
      </Button>
    </div>
  )
}

/** What is wrong, with the entries it is wrong with and the record they speak of. */
function Problem({ problem: { problem, seq, untilSeq, id, entityId } }: { readonly problem: AuditProblem }) {
  const { t } = useWords()
  const place =
    seq !== null && (untilSeq === null ? t('audit:at', { seq }) : t('audit:range', { seq, untilSeq }))
  return (
    <li>
      {[place, t(`audit:problem.${problem}`)].filter(Boolean).join(': ')}{' '}
      <span className="mono">{[id, entityId].filter(Boolean).join(' ')}</span>
    </li>
  )
}
