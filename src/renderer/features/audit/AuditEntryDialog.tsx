import type { AuditEntry } from '#shared/contract/audit.ts'
import { Dialog } from '../../design/feedback/Dialog.tsx'
import { actionText } from '../../design/history/HistoryTab.tsx'
import layout from '../../design/layout/layout.module.css'
import { InstantText } from '../../design/words/DateText.tsx'
import { useWords } from '../../design/words/use-words.ts'
import classes from './audit.module.css'
import { EntityName } from './EntityName.tsx'

interface AuditEntryDialogProps {
  readonly entry: AuditEntry
  readonly onClose: () => void
}

/** One entry in full: who, what, when, the values and the hashes that the chain holds of them. */
export function AuditEntryDialog({ entry, onClose }: AuditEntryDialogProps) {
  const { t } = useWords()
  return (
    <Dialog onClose={onClose} size="xl" title={t('audit:entry', { seq: entry.seq })}>
      <dl className={layout.facts}>
        <dt>{t('audit:field.at')}</dt>
        <dd>
          <InstantText at={entry.at} />
        </dd>
        <dt>{t('audit:field.actorLabel')}</dt>
        <dd>
          {entry.actorLabel} ({entry.role})
        </dd>
        <dt>{t('audit:field.action')}</dt>
        <dd>
          {actionText(entry.action, t)} <span className="mono">{entry.action}</span>
        </dd>
        {entry.entity !== null && (
          <>
            <dt>{t('audit:field.entity')}</dt>
            <dd>
              <EntityName entity={entry.entity} /> <span className="mono">{entry.entityId}</span>
            </dd>
          </>
        )}
        <dt>{t('audit:field.after')}</dt>
        <dd className="mono">{entry.after ?? '–'}</dd>
        <dt>{t('audit:field.chain')}</dt>
        <dd className="mono">{entry.prev}</dd>
      </dl>
      {entry.change !== null && (
        <pre className={`mono ${classes.payload}`}>{JSON.stringify(entry.change, null, 2)}</pre>
      )}
    </Dialog>
  )
}
