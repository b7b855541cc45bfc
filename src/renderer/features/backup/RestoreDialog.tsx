import { Button, Group, Radio, Skeleton, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BackupPreview, RestoredStore } from '#shared/contract/backup.ts'
import { dayIn } from '#shared/kernel/dates.ts'
import { BackupContents, BackupLosses } from '../../design/backup/BackupContents.tsx'
import classes from '../../design/backup/backup.module.css'
import { RestoredFacts } from '../../design/backup/RestoredFacts.tsx'
import { useEngine } from '../../design/engine-context.ts'
import { Dialog } from '../../design/feedback/Dialog.tsx'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { Confirmed } from '../../design/keys/Confirmed.tsx'
import { useOpenStore } from '../../design/session-context.ts'
import { instantText } from '../../design/words/dates.ts'
import { useWords } from '../../design/words/use-words.ts'
import type { Shelved } from './shelved.ts'

interface RestoreDialogProps {
  readonly backup: Shelved
  readonly onClose: () => void
}

/** Restores a backup: what is inside, what would be lost, where to, and the passphrase. */
export function RestoreDialog({ backup: { path, createdAt }, onClose }: RestoreDialogProps) {
  const { client, query } = useEngine()
  const { t, language } = useWords()
  const { organisation, session } = useOpenStore()
  const preview = useQuery({ ...query.backup.inspect.queryOptions({ input: { path } }), gcTime: 0 })
  const [place, setPlace] = useState<'inPlace' | 'beside'>('inPlace')
  const [folder, setFolder] = useState(() =>
    session.store.path.replace(/(\.wardbook)?$/, ` ${dayIn(organisation.timeZone, createdAt)}.wardbook`),
  )
  const [restored, setRestored] = useState<RestoredStore | null>(null)
  const title = t('backup:restore.title', { when: instantText(createdAt, organisation.timeZone, language) })
  if (restored !== null) return <Restored restored={restored} isOpen={place === 'beside'} onClose={onClose} />
  const isInPlace = place === 'inPlace'
  return (
    <Confirmed
      title={title}
      action={t('backup:restore.action')}
      danger={isInPlace}
      isComplete={preview.isSuccess && (isInPlace || folder.trim() !== '')}
      run={async (confirmation) => {
        const to = isInPlace ? session.store.path : folder.trim()
        setRestored(
          await client.backup.restore({
            path,
            to,
            replace: isInPlace,
            user: session.user.id,
            ...confirmation,
          }),
        )
      }}
      onClose={onClose}
    >
      <div className={classes.stack}>
        {preview.error !== null && <ErrorPanel error={preview.error} />}
        {preview.isPending && <Skeleton height={200} />}
        {preview.data !== undefined && <Preview preview={preview.data} isInPlace={isInPlace} />}
        <Radio.Group
          label={t('backup:restore.where')}
          value={place}
          onChange={(value) => setPlace(value === 'beside' ? 'beside' : 'inPlace')}
        >
          <Stack gap="sm" mt="xs">
            <Radio
              value="inPlace"
              label={t('backup:restore.inPlace')}
              description={t('backup:restore.inPlaceText')}
            />
            <Radio
              value="beside"
              label={t('backup:restore.beside')}
              description={t('backup:restore.besideText')}
            />
          </Stack>
        </Radio.Group>
        {!isInPlace && (
          <TextInput
            label={t('backup:restore.folder')}
            value={folder}
            onChange={(event) => setFolder(event.currentTarget.value)}
            required
          />
        )}
        <Text size="xs" c="dimmed">
          {t('backup:restore.confirm')}
        </Text>
      </div>
    </Confirmed>
  )
}

interface PreviewProps {
  readonly preview: BackupPreview
  /** Beside the store nothing of it is lost. */
  readonly isInPlace: boolean
}

function Preview({ preview: { content, loss }, isInPlace }: PreviewProps) {
  const { t } = useWords()
  const { organisation } = useOpenStore()
  return (
    <>
      {isInPlace && loss !== null && (
        <>
          <h3>{t('backup:restore.lost')}</h3>
          <BackupLosses loss={loss} zone={organisation.timeZone} />
        </>
      )}
      {content !== null && (
        <>
          <h3>{t('backup:restore.inside')}</h3>
          <BackupContents content={content} zone={organisation.timeZone} />
        </>
      )}
    </>
  )
}

interface RestoredProps {
  readonly restored: RestoredStore
  /** Whether the store that this window shows is still open. */
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** What was restored. Where the open store was replaced there is nothing behind this dialog to go back to. */
function Restored({ restored, isOpen, onClose }: RestoredProps) {
  const { host } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  const lock = () => void host.lock().catch(toasts.failed)
  return (
    <Dialog title={t('backup:restore.done')} onClose={isOpen ? onClose : lock} closeOnClickOutside={isOpen}>
      <RestoredFacts restored={restored} />
      <Group justify="flex-end" mt="lg" gap="sm">
        {isOpen && (
          <Button variant="default" onClick={onClose}>
            {t('design:close')}
          </Button>
        )}
        <Button onClick={lock} data-autofocus>
          {t('backup:restore.unlock')}
        </Button>
      </Group>
    </Dialog>
  )
}
