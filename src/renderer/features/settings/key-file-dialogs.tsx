import { Button, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { Confirmed } from '../../design/keys/Confirmed.tsx'
import { KeyFileField, textOfKeyFile } from '../../design/keys/KeyFileField.tsx'
import { useOpenStore } from '../../design/session-context.ts'
import { useWords } from '../../design/words/use-words.ts'
import classes from './settings.module.css'

interface KeyFileDialogProps {
  readonly onClose: () => void
}

/** Makes a key file, which is saved and chosen again from where it lies before the passphrase needs it. */
export function AddKeyFile({ onClose }: KeyFileDialogProps) {
  const { client, host } = useEngine()
  const { t } = useWords()
  const { session } = useOpenStore()
  const toasts = useToasts()
  const [chosen, setChosen] = useState<File | null>(null)
  const save = useMutation({
    mutationFn: async () => {
      const { keyFile } = await client.key.proposeKeyFile()
      return host.save(new File([keyFile], `${session.store.name}.wardbook-key`, { type: 'text/plain' }))
    },
  })
  return (
    <Confirmed
      title={t('key:mine.action.addKeyFile')}
      action={t('key:keyFile.use')}
      isComplete={chosen !== null}
      run={async (confirmation) => {
        await client.key.changeKeyFile({ next: await textOfKeyFile(chosen), ...confirmation })
        toasts.done(t('key:keyFile.done'))
        onClose()
      }}
      onClose={onClose}
    >
      {save.error !== null && <ErrorPanel error={save.error} />}
      <Text size="sm">{t('key:keyFile.text')}</Text>
      <ol className={classes.steps}>
        <li>
          <Text size="sm">{t('key:keyFile.saveStep')}</Text>
          <Button
            variant="default"
            leftSection={<Download size={14} />}
            onClick={() => save.mutate()}
            loading={save.isPending}
          >
            {t('key:keyFile.save')}
          </Button>
        </li>
        <li>
          <Text size="sm">{t('key:keyFile.chooseStep')}</Text>
          <KeyFileField label={t('key:keyFile.saved')} value={chosen} onChange={setChosen} />
        </li>
      </ol>
    </Confirmed>
  )
}

/** Does without the key file: the passphrase alone opens again. */
export function RemoveKeyFile({ onClose }: KeyFileDialogProps) {
  const { client } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  return (
    <Confirmed
      title={t('key:mine.action.removeKeyFile')}
      action={t('key:mine.action.removeKeyFile')}
      run={async (confirmation) => {
        await client.key.changeKeyFile({ next: null, ...confirmation })
        toasts.done(t('key:keyFile.removed'))
        onClose()
      }}
      onClose={onClose}
    >
      <Text size="sm">{t('key:keyFile.removeText')}</Text>
    </Confirmed>
  )
}
