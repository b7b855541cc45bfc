import { Button } from '@mantine/core'
import { useWords } from '../words/use-words.ts'
import { isTypedBack } from './TypedRecoveryKey.tsx'

interface RecoveryKeyStepsProps {
  readonly recoveryKey: string
  readonly typed: string
  /** Whether it was written down and is being typed back. */
  readonly isKept: boolean
  readonly isBusy: boolean
  readonly onShowAgain: () => void
}

/** From the recovery key that is shown to the one that is typed back, and back again; the last step submits the form. */
export function RecoveryKeySteps({ recoveryKey, typed, isKept, isBusy, onShowAgain }: RecoveryKeyStepsProps) {
  const { t } = useWords()
  return (
    <>
      {isKept && (
        <Button variant="default" onClick={onShowAgain}>
          {t('key:recovery.showAgain')}
        </Button>
      )}
      <Button type="submit" loading={isBusy} disabled={isKept && !isTypedBack(recoveryKey, typed)}>
        {t(isKept ? 'key:recovery.finish' : 'key:recovery.toTyping')}
      </Button>
    </>
  )
}
