import { Group, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useEngine } from '../../design/engine-context.ts'
import { Dialog } from '../../design/feedback/Dialog.tsx'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { Confirmed } from '../../design/keys/Confirmed.tsx'
import { NewPassphrase } from '../../design/keys/NewPassphrase.tsx'
import { RecoveryKeySteps } from '../../design/keys/RecoveryKeySteps.tsx'
import { isTypedBack, TypedRecoveryKey } from '../../design/keys/TypedRecoveryKey.tsx'
import { useWords } from '../../design/words/use-words.ts'
import { ShownRecoveryKey } from './recovery-key-dialogs.tsx'

interface RenewKeysProps {
  readonly onClose: () => void
}

/** What a `dpo` does whose passphrase or recovery key fell into other hands: new key pair, passphrase and recovery key. */
export function RenewKeys({ onClose }: RenewKeysProps) {
  const { client } = useEngine()
  const { t } = useWords()
  const [next, setNext] = useState<string | null>(null)
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null)
  if (recoveryKey !== null) return <KeepRenewed recoveryKey={recoveryKey} onClose={onClose} />
  return (
    <Confirmed
      title={t('key:mine.action.renew')}
      action={t('key:mine.action.renew')}
      danger
      besidesNew
      isComplete={next !== null}
      run={async (confirmation) =>
        setRecoveryKey((await client.key.renewOwn({ next: next ?? '', ...confirmation })).recoveryKey)
      }
      onClose={onClose}
    >
      <Text size="sm" mb="md">
        {t('key:renew.text')}
      </Text>
      <NewPassphrase wasTried={false} onChange={setNext} />
    </Confirmed>
  )
}

/** The recovery key of the new identity, which is in force already: shown, then typed back. */
function KeepRenewed({ recoveryKey, onClose }: RenewKeysProps & { readonly recoveryKey: string }) {
  const { client } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  const [isKept, setKept] = useState(false)
  const [typed, setTyped] = useState('')
  const check = useMutation({
    mutationFn: () => client.key.checkRecoveryKey({ recoveryKey: typed }),
    onSuccess: () => {
      toasts.done(t('key:renew.done'))
      onClose()
    },
  })
  return (
    <Dialog
      onClose={onClose}
      title={t('key:way.recovery')}
      size="lg"
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!isKept) setKept(true)
          else if (isTypedBack(recoveryKey, typed)) check.mutate()
        }}
      >
        {check.error !== null && <ErrorPanel error={check.error} />}
        {isKept ? (
          <TypedRecoveryKey
            recoveryKey={recoveryKey}
            label={t('key:recovery.typeBack')}
            value={typed}
            onChange={setTyped}
          />
        ) : (
          <ShownRecoveryKey recoveryKey={recoveryKey} />
        )}
        <Group justify="flex-end" mt="lg" gap="sm">
          <RecoveryKeySteps
            recoveryKey={recoveryKey}
            typed={typed}
            isKept={isKept}
            isBusy={check.isPending}
            onShowAgain={() => setKept(false)}
          />
        </Group>
      </form>
    </Dialog>
  )
}
