import { Text } from '@mantine/core'
import { useState } from 'react'
import { useEngine } from '../../design/engine-context.ts'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { Confirmed } from '../../design/keys/Confirmed.tsx'
import { NewPassphrase } from '../../design/keys/NewPassphrase.tsx'
import { useWords } from '../../design/words/use-words.ts'

/** A new passphrase for the person who is here. */
export function ChangePassphrase({ onClose }: { readonly onClose: () => void }) {
  const { client } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  const [next, setNext] = useState<string | null>(null)
  return (
    <Confirmed
      title={t('key:mine.action.passphrase')}
      action={t('key:mine.action.passphrase')}
      besidesNew
      isComplete={next !== null}
      run={async (confirmation) => {
        await client.key.changePassphrase({ next: next ?? '', ...confirmation })
        toasts.done(t('key:mine.passphraseDone'))
        onClose()
      }}
      onClose={onClose}
    >
      <Text size="sm" mb="md">
        {t('key:mine.passphraseHint')}
      </Text>
      <NewPassphrase wasTried={false} onChange={setNext} />
    </Confirmed>
  )
}
