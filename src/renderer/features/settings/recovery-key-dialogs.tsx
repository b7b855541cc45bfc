import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useEngine } from '../../design/engine-context.ts'
import { Dialog } from '../../design/feedback/Dialog.tsx'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { Confirmed } from '../../design/keys/Confirmed.tsx'
import { RecoveryKeyPaper } from '../../design/keys/RecoveryKeyPaper.tsx'
import { isTypedBack, TypedRecoveryKey, useMistake } from '../../design/keys/TypedRecoveryKey.tsx'
import { useOpenStore } from '../../design/session-context.ts'
import { useWords } from '../../design/words/use-words.ts'

interface RecoveryDialogProps {
  readonly onClose: () => void
}

/** A new recovery key: shown and printed, then typed back with the passphrase. Until then the one before still opens. */
export function ReplaceRecoveryKey({ onClose }: RecoveryDialogProps) {
  const { client } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  const proposal = useProposal()
  const [isKept, setKept] = useState(false)
  const [typed, setTyped] = useState('')
  const title = t('key:mine.action.replaceRecoveryKey')
  if (!isKept || proposal.recoveryKey === null)
    return (
      <Dialog onClose={onClose} title={title} size="lg" closeOnClickOutside={false}>
        {proposal.error !== null && <ErrorPanel error={proposal.error} />}
        <Text size="sm" mb="md">
          {t('key:recovery.replaceText')}
        </Text>
        {proposal.recoveryKey !== null && <ShownRecoveryKey recoveryKey={proposal.recoveryKey} />}
        <Group justify="flex-end" mt="lg" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('design:cancel')}
          </Button>
          <Button onClick={() => setKept(true)} disabled={proposal.recoveryKey === null} data-autofocus>
            {t('key:recovery.toTyping')}
          </Button>
        </Group>
      </Dialog>
    )
  return (
    <Confirmed
      title={title}
      action={t('key:recovery.use')}
      isComplete={isTypedBack(proposal.recoveryKey, typed)}
      run={async (confirmation) => {
        await client.key.replaceRecoveryKey({ recoveryKey: typed, ...confirmation })
        toasts.done(t('key:recovery.done'))
        onClose()
      }}
      onClose={onClose}
    >
      <TypedRecoveryKey
        recoveryKey={proposal.recoveryKey}
        label={t('key:recovery.typeBack')}
        value={typed}
        onChange={setTyped}
      />
      <Button variant="subtle" color="gray" size="compact-sm" mt="xs" onClick={() => setKept(false)}>
        {t('key:recovery.showAgain')}
      </Button>
    </Confirmed>
  )
}

/** Asks whether the paper still opens the store. */
export function CheckRecoveryKey({ onClose }: RecoveryDialogProps) {
  const { client } = useEngine()
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const check = useMutation({ mutationFn: () => client.key.checkRecoveryKey({ recoveryKey: typed }) })
  const mistake = useMistake(check.error)
  return (
    <Dialog onClose={onClose} title={t('key:mine.action.checkRecoveryKey')} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          check.mutate()
        }}
      >
        {check.error !== null && mistake === undefined && <ErrorPanel error={check.error} />}
        {check.data?.opens === true && <Notice meaning="good">{t('key:recovery.opens')}</Notice>}
        {check.data?.opens === false && <Notice meaning="danger">{t('key:recovery.opensNot')}</Notice>}
        <Text size="sm" my="md">
          {t('key:recovery.checkText')}
        </Text>
        <TypedRecoveryKey
          recoveryKey={null}
          label={t('key:way.recovery')}
          value={typed}
          error={mistake}
          onChange={(next) => {
            check.reset()
            setTyped(next)
          }}
        />
        <Group justify="flex-end" mt="lg" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('design:close')}
          </Button>
          <Button type="submit" disabled={typed.trim() === ''} loading={check.isPending}>
            {t('key:recovery.check')}
          </Button>
        </Group>
      </form>
    </Dialog>
  )
}

/** A recovery key that is seen this once, on the screen and on paper. */
export function ShownRecoveryKey({ recoveryKey }: { readonly recoveryKey: string }) {
  const { t } = useWords()
  const { session } = useOpenStore()
  return (
    <Stack gap="md">
      <Notice meaning="attention">{t('key:recovery.shownOnce')}</Notice>
      <RecoveryKeyPaper
        recoveryKey={recoveryKey}
        of={{ store: session.store.name, who: session.user.label }}
      />
    </Stack>
  )
}

/** A recovery key for as long as the dialog is there; nothing else keeps it. */
function useProposal() {
  const { query } = useEngine()
  const { data, error } = useQuery({
    ...query.key.proposeRecoveryKey.queryOptions({ input: {} }),
    staleTime: 0,
    gcTime: 0,
  })
  return { recoveryKey: data?.recoveryKey ?? null, error }
}
