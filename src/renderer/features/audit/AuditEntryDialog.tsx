import { Button, Group } from '@mantine/core'
import { FileCheck } from 'lucide-react'
import type { AuditEntry } from '#shared/contract/audit.ts'
import { useSaveFile } from '../../design/document/use-save-file.ts'
import { Dialog } from '../../design/feedback/Dialog.tsx'
import { actionText } from '../../design/history/HistoryTab.tsx'
import layout from '../../design/layout/layout.module.css'
import { RecordLink } from '../../design/records/RecordLink.tsx'
import { recordPath } from '../../design/records/sources.ts'
import { InstantText } from '../../design/words/DateText.tsx'
import { useWords } from '../../design/words/use-words.ts'
import classes from './audit.module.css'
import { ClockBadge } from './ClockBadge.tsx'
import { EntityName } from './EntityName.tsx'
import { EntryChanges } from './EntryChanges.tsx'

interface AuditEntryDialogProps {
  readonly entry: AuditEntry
  readonly onClose: () => void
}

/** One entry in full: who, what, when, what it changed, and the hashes that the chain holds of it. */
export function AuditEntryDialog({ entry, onClose }: AuditEntryDialogProps) {
  const { t } = useWords()
  const { isBusy, save } = useSaveFile()
  const { seq, at, clock, actorLabel, role, action, entity, entityId } = entry
  return (
    <Dialog onClose={onClose} size="xl" title={t('audit:entry', { seq })}>
      <dl className={layout.facts}>
        <dt>{t('audit:field.at')}</dt>
        <dd className={classes.at}>
          <InstantText at={at} /> <ClockBadge clock={clock} />
        </dd>
        <dt>{t('audit:field.actorLabel')}</dt>
        <dd>
          {actorLabel} ({t(`app:role.${role}`)})
        </dd>
        <dt>{t('audit:field.action')}</dt>
        <dd>
          {actionText(action, t)} <span className={`mono ${classes.quiet}`}>{action}</span>
        </dd>
        {entity !== null && entityId !== null && (
          <>
            <dt>
              <EntityName entity={entity} />
            </dt>
            <dd>
              {recordPath(entityId) !== null && <RecordLink id={entityId} />}{' '}
              <span className={`mono ${classes.quiet}`}>{entityId}</span>
            </dd>
          </>
        )}
      </dl>
      <EntryChanges entry={entry} />
      <details className={classes.hashes}>
        <summary>{t('audit:hashes')}</summary>
        <dl className={layout.facts}>
          {(['before', 'after', 'payload', 'prev', 'sig', 'id'] as const).map((name) => (
            <Hash key={name} name={t(`audit:hash.${name}`)} value={entry[name]} />
          ))}
        </dl>
      </details>
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button
          variant="default"
          leftSection={<FileCheck size={14} />}
          loading={isBusy}
          onClick={() => void save((client) => client.audit.proof({ seq }))}
        >
          {t('audit:proof.save')}
        </Button>
        <Button onClick={onClose} data-autofocus>
          {t('design:close')}
        </Button>
      </Group>
    </Dialog>
  )
}

function Hash({ name, value }: { readonly name: string; readonly value: string | null }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="mono">{value ?? '–'}</dd>
    </>
  )
}
