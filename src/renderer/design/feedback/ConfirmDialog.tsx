import { Button, Group, Text, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useWords } from '../words/use-words.ts'
import { Dialog } from './Dialog.tsx'

interface ConfirmDialogProps {
  readonly title: string
  readonly children: ReactNode
  /** Verb and object: what the button does. */
  readonly action: string
  /** What has to be typed before a destructive action; the name or reference of the object. */
  readonly ask?: string
  readonly danger?: boolean
  readonly isBusy?: boolean
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Asks before something that is not simply taken back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, action, ask, danger = false, isBusy = false, onConfirm, onClose } = props
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  return (
    <Dialog onClose={onClose} title={title}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onConfirm()
        }}
      >
        <Text size="sm" component="div">
          {children}
        </Text>
        {ask !== undefined && (
          <TextInput
            mt="md"
            label={t('design:confirm.type', { what: ask })}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
            data-autofocus
          />
        )}
        <Group justify="flex-end" mt="lg" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('design:cancel')}
          </Button>
          <Button
            type="submit"
            color={danger ? 'red.9' : 'accent'}
            disabled={ask !== undefined && typed.trim() !== ask}
            loading={isBusy}
          >
            {action}
          </Button>
        </Group>
      </form>
    </Dialog>
  )
}
