import { Box, Button, Group, PasswordInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Confirmation } from '#shared/kernel/operation.ts'
import { useEngine } from '../engine-context.ts'
import { Dialog } from '../feedback/Dialog.tsx'
import { ErrorPanel } from '../feedback/ErrorPanel.tsx'
import { useWords } from '../words/use-words.ts'
import { KeyFileField, textOfKeyFile } from './KeyFileField.tsx'

interface ConfirmedProps {
  readonly title: string
  /** Verb and object: what the button does. */
  readonly action: string
  readonly danger?: boolean
  /** A new passphrase is asked for besides: the present one is called so. */
  readonly besidesNew?: boolean
  /** What the person still has to give, besides the passphrase. */
  readonly isComplete?: boolean
  readonly run: (confirmation: Confirmation) => Promise<unknown>
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A dialog for what asks for the passphrase once more. What was typed is gone after each attempt. */
export function Confirmed(props: ConfirmedProps) {
  const {
    title,
    action,
    danger = false,
    besidesNew = false,
    isComplete = true,
    run,
    onClose,
    children,
  } = props
  const { query } = useEngine()
  const { t } = useWords()
  const status = useQuery(query.key.status.queryOptions({ input: {} }))
  const [passphrase, setPassphrase] = useState('')
  const [keyFile, setKeyFile] = useState<File | null>(null)
  const needsFile = status.data?.waysIn.some((way) => way.keyFile) ?? false
  const work = useMutation({
    mutationFn: async () => run({ passphrase, keyFile: await textOfKeyFile(keyFile) }),
    onError: () => setPassphrase(''),
  })
  return (
    <Dialog onClose={onClose} title={title}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (passphrase !== '' && isComplete) work.mutate()
        }}
      >
        {work.error !== null && <ErrorPanel error={work.error} />}
        {children}
        <PasswordInput
          mt="md"
          label={t(besidesNew ? 'key:confirm.present' : 'key:confirm.passphrase')}
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('app:entrance.show') }}
        />
        {needsFile && (
          <Box mt="md">
            <KeyFileField label={t('key:confirm.keyFile')} value={keyFile} onChange={setKeyFile} />
          </Box>
        )}
        <Group justify="flex-end" mt="lg" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('design:cancel')}
          </Button>
          <Button
            type="submit"
            color={danger ? 'red.9' : 'accent'}
            disabled={passphrase === '' || !isComplete}
            loading={work.isPending}
          >
            {action}
          </Button>
        </Group>
      </form>
    </Dialog>
  )
}
