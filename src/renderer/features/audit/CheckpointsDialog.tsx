import { Button, Group, Skeleton, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { AuditCheckpoint } from '#shared/contract/audit.ts'
import { useEngine } from '../../design/engine-context.ts'
import { Dialog } from '../../design/feedback/Dialog.tsx'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { InstantText } from '../../design/words/DateText.tsx'
import { useWords } from '../../design/words/use-words.ts'
import classes from './audit.module.css'

interface CheckpointsDialogProps {
  readonly onOpen: (checkpoint: AuditCheckpoint) => void
  readonly onClose: () => void
}

/** A store makes one a day: so many of the newest are two years. */
const shown = 500

/** The checkpoints that the store made, the newest first. */
export function CheckpointsDialog({ onOpen, onClose }: CheckpointsDialogProps) {
  const { query } = useEngine()
  const { t } = useWords()
  const { data, error } = useQuery(query.audit.checkpoints.queryOptions({ input: { limit: shown } }))
  return (
    <Dialog onClose={onClose} size="lg" title={t('audit:checkpoint.title')}>
      {error !== null && <ErrorPanel error={error} />}
      {data === undefined && error === null && <Skeleton height={120} />}
      {data?.items.length === 0 && <p className={classes.nothing}>{t('audit:checkpoint.none')}</p>}
      <ul className={classes.checkpoints}>
        {data?.items.map((checkpoint) => (
          <li key={checkpoint.id}>
            <UnstyledButton className={classes.checkpoint} onClick={() => onOpen(checkpoint)}>
              <strong>{t('audit:checkpoint.covers', { seq: checkpoint.size })}</strong>
              <InstantText at={checkpoint.at} />
              <span>{t(`audit:code.${checkpoint.reason}`)}</span>
              <span className={classes.quiet}>
                {checkpoint.copies.at(-1)?.place ?? t('audit:checkpoint.nowhere')}
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <Group justify="flex-end" mt="lg">
        <Button onClick={onClose}>{t('design:close')}</Button>
      </Group>
    </Dialog>
  )
}
