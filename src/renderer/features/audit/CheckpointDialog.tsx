import { Button, Group, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { FileText, Printer } from 'lucide-react'
import { useState } from 'react'
import type { AuditCheckpoint } from '#shared/contract/audit.ts'
import { useSaveFile } from '../../design/document/use-save-file.ts'
import { useEngine } from '../../design/engine-context.ts'
import { Dialog } from '../../design/feedback/Dialog.tsx'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import layout from '../../design/layout/layout.module.css'
import { InstantText } from '../../design/words/DateText.tsx'
import { useWords } from '../../design/words/use-words.ts'
import classes from './audit.module.css'

interface CheckpointDialogProps {
  readonly checkpoint: AuditCheckpoint
  readonly onClose: () => void
}

/** One checkpoint: what it covers, its code, the file and the paper to keep, and where copies are. */
export function CheckpointDialog({ checkpoint, onClose }: CheckpointDialogProps) {
  const { t, language } = useWords()
  const { isBusy, save } = useSaveFile()
  const [current, setCurrent] = useState(checkpoint)
  const { id, size, at, madeByLabel, reason, code, note, copies } = current
  return (
    <Dialog onClose={onClose} size="lg" title={t('audit:checkpoint.one', { seq: size })}>
      <Text size="sm" mb="sm">
        {t('audit:checkpoint.lead')}
      </Text>
      <dl className={layout.facts}>
        <dt>{t('audit:checkpoint.madeAt')}</dt>
        <dd>
          <InstantText at={at} />, {madeByLabel} ({t(`audit:code.${reason}`)})
        </dd>
        <dt>{t('audit:checkpoint.code')}</dt>
        <dd className={`mono ${classes.code}`}>{code}</dd>
        <dt>{t('audit:checkpoint.kept')}</dt>
        <dd>
          {copies.length === 0 && t('audit:checkpoint.nowhere')}
          {copies.map((copy) => (
            <div key={`${copy.at} ${copy.place}`}>
              {copy.place} (<InstantText at={copy.at} />, {copy.by})
            </div>
          ))}
        </dd>
      </dl>
      <Group gap="sm" mt="sm">
        <Button
          variant="default"
          leftSection={<Printer size={14} />}
          loading={isBusy}
          onClick={() => void save((client) => client.audit.checkpointPaper({ id, language }))}
        >
          {t('audit:checkpoint.paper')}
        </Button>
        <Button
          variant="default"
          leftSection={<FileText size={14} />}
          onClick={() =>
            void save(async () => new File([note], `audit-checkpoint-${size}.txt`, { type: 'text/plain' }))
          }
        >
          {t('audit:checkpoint.file')}
        </Button>
      </Group>
      <KeptWhere id={id} onNoted={setCurrent} />
      <Group justify="flex-end" mt="lg">
        <Button onClick={onClose}>{t('design:close')}</Button>
      </Group>
    </Dialog>
  )
}

interface KeptWhereProps {
  readonly id: string
  readonly onNoted: (checkpoint: AuditCheckpoint) => void
}

/** Notes where a copy is kept: without it nobody finds the copy on the day it is needed. */
function KeptWhere({ id, onNoted }: KeptWhereProps) {
  const { query } = useEngine()
  const queries = useQueryClient()
  const { t } = useWords()
  const [place, setPlace] = useState('')
  const keep = useMutation(
    query.audit.keepCheckpoint.mutationOptions({
      onSuccess: (checkpoint) => {
        setPlace('')
        onNoted(checkpoint)
        void queries.invalidateQueries({ queryKey: query.audit.key() })
      },
    }),
  )
  return (
    <form
      className={classes.keep}
      onSubmit={(event) => {
        event.preventDefault()
        if (place.trim() !== '') keep.mutate({ id, place })
      }}
    >
      {keep.error !== null && <ErrorPanel error={keep.error} />}
      <div className={classes.asked}>
        <TextInput
          className={classes.grows}
          label={t('audit:checkpoint.place')}
          description={t('audit:checkpoint.placeHelp')}
          value={place}
          onChange={(event) => setPlace(event.currentTarget.value)}
          maxLength={200}
          autoComplete="off"
        />
        <Button type="submit" variant="default" disabled={place.trim() === ''} loading={keep.isPending}>
          {t('audit:checkpoint.keep')}
        </Button>
      </div>
    </form>
  )
}
