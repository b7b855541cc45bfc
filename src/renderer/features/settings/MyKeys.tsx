import { Button, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { KeyStatus } from '#shared/contract/key.ts'
import { dpoOnly } from '#shared/kernel/roles.ts'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import { useMay, useOpenStore } from '../../design/session-context.ts'
import { InstantText } from '../../design/words/DateText.tsx'
import { useWords } from '../../design/words/use-words.ts'
import { ChangePassphrase } from './ChangePassphrase.tsx'
import { AddDevice, DeviceWay, RemoveDevice } from './device-key.tsx'
import { AddKeyFile, RemoveKeyFile } from './key-file-dialogs.tsx'
import { RenewKeys } from './RenewKeys.tsx'
import { CheckRecoveryKey, ReplaceRecoveryKey } from './recovery-key-dialogs.tsx'
import classes from './settings.module.css'
import { Way } from './Way.tsx'

const dialogs = {
  passphrase: ChangePassphrase,
  addKeyFile: AddKeyFile,
  removeKeyFile: RemoveKeyFile,
  replaceRecoveryKey: ReplaceRecoveryKey,
  checkRecoveryKey: CheckRecoveryKey,
  addDevice: AddDevice,
  removeDevice: RemoveDevice,
  renew: RenewKeys,
} as const
type Asked = keyof typeof dialogs

/** A person's own ways into the store: what each does, how it stands, and how to change it. */
export function MyKeys() {
  const { query } = useEngine()
  const { t } = useWords()
  const mayRecover = useMay(dpoOnly)
  const status = useQuery({ ...query.key.status.queryOptions({ input: {} }), staleTime: 0 })
  const [asked, setAsked] = useState<Asked | null>(null)
  if (status.error !== null) return <ErrorPanel error={status.error} onRetry={() => void status.refetch()} />
  if (status.data === undefined) return null
  const hasKeyFile = status.data.waysIn.some(({ keyFile }) => keyFile)
  const ask = (what: Asked) => (
    <Button key={what} variant="default" size="compact-sm" onClick={() => setAsked(what)}>
      {t(`key:mine.action.${what}`)}
    </Button>
  )
  const Asking = asked === null ? null : dialogs[asked]
  return (
    <section className={classes.mine} aria-labelledby="my-keys">
      <h2 id="my-keys">{t('key:mine.title')}</h2>
      <Text size="xs" c="dimmed">
        {t('key:mine.lead')}
      </Text>
      <dl className={classes.settings}>
        <Way name={t('key:way.passphrase')} text={t('key:mine.passphrase')} actions={ask('passphrase')} />
        <Way
          name={t('key:way.keyFile')}
          text={t(hasKeyFile ? 'key:mine.keyFileUsed' : 'key:mine.keyFile')}
          actions={
            <>
              {ask('addKeyFile')}
              {hasKeyFile && ask('removeKeyFile')}
            </>
          }
        />
        {mayRecover ? (
          <Way
            name={t('key:way.recovery')}
            text={t('key:mine.recovery')}
            state={<RecoveryState status={status.data} />}
            actions={
              <>
                {ask('checkRecoveryKey')}
                {ask('replaceRecoveryKey')}
              </>
            }
          />
        ) : (
          <Way name={t('key:way.recovery')} text={t('key:mine.recoveryOfOthers')} />
        )}
        <DeviceWay status={status.data} ask={ask} />
        {mayRecover && (
          <Way name={t('key:mine.leaked')} text={t('key:mine.leakedText')} actions={ask('renew')} />
        )}
      </dl>
      {Asking !== null && <Asking onClose={() => setAsked(null)} />}
    </section>
  )
}

/** Whether the paper is known to be right. */
function RecoveryState({ status }: { readonly status: KeyStatus }) {
  const { t } = useWords()
  const { session } = useOpenStore()
  if (!status.waysIn.some(({ type }) => type === 'recovery'))
    return <Notice meaning="attention">{t('key:mine.recoveryNone')}</Notice>
  if (status.recoveryTypedAt !== null)
    return (
      <Text size="xs" c="dimmed">
        {t('key:mine.recoveryTyped')} <InstantText at={status.recoveryTypedAt} />
      </Text>
    )
  if (session.demo) return null
  return <Notice meaning="attention">{t('key:mine.recoveryUntyped')}</Notice>
}
