import { Button, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { FileDown } from 'lucide-react'
import type { ReactNode } from 'react'
import type { AffectedCount } from '#shared/contract/affected-people.ts'
import { Dialog } from '../../../design/feedback/Dialog.tsx'
import { withSearch } from '../../../design/layout/with-search.ts'
import { CopyableCode } from '../../../design/words/CopyableCode.tsx'
import { InstantText } from '../../../design/words/DateText.tsx'
import { useWords } from '../../../design/words/use-words.ts'
import classes from './affected.module.css'
import { CountView } from './CountView.tsx'
import { MeantParts } from './MeantParts.tsx'

interface KeptCountDialogProps {
  readonly count: AffectedCount
  readonly onClose: () => void
}

/** A count as it was kept: who was meant, the numbers, what they filled. */
export function KeptCountDialog({ count, onClose }: KeptCountDialogProps) {
  const { t } = useWords()
  const { meant, counted, note, taken } = count
  return (
    <Dialog onClose={onClose} title={t('affected-count:keptTitle', { reference: count.reference })} size="xl">
      <dl className={classes.parts}>
        <MeantParts meant={meant} />
        <dt>{t('affected-count:field.countedBy')}</dt>
        <dd>
          {count.countedBy}, <InstantText at={count.createdAt} />
        </dd>
        {note !== '' && <Pair name={t('affected-count:field.note')}>{note}</Pair>}
        {taken.length > 0 && (
          <Pair name={t('affected-count:field.taken')}>
            {taken.map((field) => t(`breach:field.${field}`)).join(' · ')}
          </Pair>
        )}
        <Pair name={t('affected-count:field.contentHash')}>
          <CopyableCode value={count.contentHash} label={t('affected-count:field.contentHash')} shown={16} />
        </Pair>
      </dl>
      <div className={classes.counted}>
        <CountView counted={counted} />
      </div>
      <Group justify="flex-end" mt="md">
        <Button
          component={Link}
          to="/documents/new"
          search={withSearch({ kind: 'affected-people', recordId: count.breachId })}
          variant="default"
          leftSection={<FileDown size={14} />}
        >
          {t('documents:kind.affected-people')}
        </Button>
      </Group>
    </Dialog>
  )
}

function Pair({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
