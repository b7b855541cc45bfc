import { Anchor, Button, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { KeepingCopy } from '#shared/contract/person.ts'
import { backupsPath } from '../backup/BackupWarnings.tsx'
import { Dialog } from '../feedback/Dialog.tsx'
import { Notice } from '../feedback/MeaningBadge.tsx'
import { useWords } from '../words/use-words.ts'
import { KeepingCopies } from './KeepingCopies.tsx'
import { Traces } from './Traces.tsx'
import classes from './traces.module.css'

interface LeftCopiesDialogProps {
  readonly title: string
  /** What is gone from the store. */
  readonly done: string
  readonly copies: readonly KeepingCopy[]
  /** What else stays, and has to be looked at. */
  readonly children?: ReactNode
  readonly onClose: () => void
}

/** After personal data went: what still contains them, and when each copy goes. */
export function LeftCopiesDialog({ title, done, copies, children, onClose }: LeftCopiesDialogProps) {
  const { t } = useWords()
  return (
    <Dialog onClose={onClose} title={title}>
      <div className={classes.body}>
        <Notice meaning="good">{done}</Notice>
        {children}
        <Traces whenGone={t('person:cleanse.cleansed')} />
        <KeepingCopies copies={copies} />
        {copies.length > 0 && (
          <p className={classes.text}>
            {t('design:traces.newest')}{' '}
            <Anchor component={Link} to={backupsPath} inherit>
              {t('design:traces.backups')}
            </Anchor>
          </p>
        )}
      </div>
      <Group justify="flex-end" mt="lg">
        <Button onClick={onClose} data-autofocus>
          {t('design:close')}
        </Button>
      </Group>
    </Dialog>
  )
}
