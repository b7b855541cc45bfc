import { Button, Group, Text } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { Dialog } from '../feedback/Dialog.tsx'
import { useWords } from '../words/use-words.ts'

interface LeaveDialogProps {
  /** Something was typed that is not saved. */
  readonly isDirty: () => boolean
  readonly onDiscard: () => void
}

/**
 * Asks once before a form with changes is left. The draft stays unless the person discards it. A page that ends is not
 * held up: what was typed is kept, and a question of the browser would leave the store on the screen after a lock.
 */
export function LeaveDialog({ isDirty, onDiscard }: LeaveDialogProps) {
  const { t } = useWords()
  const blocker = useBlocker({ shouldBlockFn: isDirty, enableBeforeUnload: false, withResolver: true })
  if (blocker.status !== 'blocked') return null
  return (
    <Dialog onClose={blocker.reset} title={t('design:form.leave.title')}>
      <Text size="sm">{t('design:form.leave.text')}</Text>
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button
          variant="subtle"
          color="gray"
          onClick={() => {
            onDiscard()
            blocker.proceed()
          }}
        >
          {t('design:form.leave.discard')}
        </Button>
        <Button variant="default" onClick={blocker.proceed}>
          {t('design:form.leave.keep')}
        </Button>
        <Button data-autofocus onClick={blocker.reset}>
          {t('design:form.leave.stay')}
        </Button>
      </Group>
    </Dialog>
  )
}
