import { Button, Skeleton, Switch, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import { Page } from '../../design/layout/Page.tsx'
import { PageHead } from '../../design/layout/PageHead.tsx'
import { ColourSchemeSwitch } from '../../design/preferences/ColourSchemeSwitch.tsx'
import { LanguageSwitch } from '../../design/preferences/LanguageSwitch.tsx'
import { useOpenStore } from '../../design/session-context.ts'
import { ShortcutsDialog } from '../../design/shortcuts/ShortcutsDialog.tsx'
import { useLetterKeys } from '../../design/shortcuts/use-shortcuts.ts'
import { useWords } from '../../design/words/use-words.ts'
import { BackupsSummary } from './BackupsSummary.tsx'
import { DeadlinesSummary } from './DeadlinesSummary.tsx'
import { DueListSwitch } from './DueListSwitch.tsx'
import { IdleLock } from './IdleLock.tsx'
import { LettersSummary } from './LettersSummary.tsx'
import { MyKeys } from './MyKeys.tsx'
import { NoticesSwitch } from './NoticesSwitch.tsx'
import { PeopleAndKeys } from './PeopleAndKeys.tsx'
import { ProxySection } from './ProxySection.tsx'
import { RetentionSummary } from './RetentionSummary.tsx'
import classes from './settings.module.css'

/** What belongs to the user and this window, and what the store says of itself. */
export function Settings() {
  const { t } = useWords()
  const { session } = useOpenStore()
  const [letterKeys, setLetterKeys] = useLetterKeys()
  const [showsKeys, setShowsKeys] = useState(false)
  return (
    <Page head={<PageHead title={t('app:settings.title')} />}>
      <dl className={classes.settings}>
        <dt>{t('app:settings.language')}</dt>
        <dd>
          <LanguageSwitch full />
          <Text size="xs" c="dimmed">
            {t('app:settings.languageHint')}
          </Text>
        </dd>
        <dt>{t('app:settings.scheme')}</dt>
        <dd>
          <ColourSchemeSwitch full />
        </dd>
        <dt>{t('app:settings.keys')}</dt>
        <dd>
          <Switch
            label={t('app:settings.keysOn')}
            checked={letterKeys}
            onChange={(event) => setLetterKeys(event.currentTarget.checked)}
          />
          <Text size="xs" c="dimmed">
            {t('app:settings.keysHint')}
          </Text>
          <Button variant="default" onClick={() => setShowsKeys(true)}>
            {t('app:settings.showKeys')}
          </Button>
        </dd>
        <dt>{t('app:settings.idle')}</dt>
        <dd>
          <IdleLock />
        </dd>
        <dt>{t('notice:setting')}</dt>
        <dd>
          <NoticesSwitch />
        </dd>
        <dt>{t('due-list:setting')}</dt>
        <dd>
          <DueListSwitch />
        </dd>
        <dt>{t('app:settings.store')}</dt>
        <dd>
          <span>{session.store.name}</span>
          <span className="mono">{session.store.path}</span>
          <VerifyStore />
        </dd>
        <dt>{t('app:settings.user')}</dt>
        <dd>
          {session.user.label}, {t(`app:role.${session.user.role}`)}
        </dd>
      </dl>
      <StoreSections />
      {showsKeys && <ShortcutsDialog onClose={() => setShowsKeys(false)} />}
    </Page>
  )
}

/** The sections that ask the engine first come together, so that none pushes another aside. */
function StoreSections() {
  const { query } = useEngine()
  const keys = useQuery({ ...query.key.status.queryOptions({ input: {} }), staleTime: 0 })
  const backups = useQuery({ ...query.backup.status.queryOptions({ input: {} }), staleTime: 0 })
  const proxy = useQuery({ ...query.network.proxy.queryOptions({ input: {} }), staleTime: 0 })
  if (keys.isPending || backups.isPending || proxy.isPending)
    return <Skeleton height={320} aria-busy="true" />
  return (
    <>
      <MyKeys />
      <DeadlinesSummary />
      <LettersSummary />
      <RetentionSummary />
      <BackupsSummary />
      <ProxySection />
      <PeopleAndKeys />
    </>
  )
}

function VerifyStore() {
  const { query } = useEngine()
  const { t } = useWords()
  const { data, error, isFetching, refetch } = useQuery({
    ...query.store.verify.queryOptions({ input: {} }),
    enabled: false,
  })
  return (
    <>
      <Text size="xs" c="dimmed">
        {t('app:settings.verifyHint')}
      </Text>
      {error !== null && <ErrorPanel error={error} />}
      {data?.ok === true && (
        <Notice meaning="good">{t('app:settings.verifyGood', { count: data.entries })}</Notice>
      )}
      {data?.ok === false && (
        <Notice meaning="danger">
          {t('app:settings.verifyBad')}
          <ul>
            {data.problems.map((problem) => (
              <li key={problem} className="mono">
                {problem}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Button variant="default" loading={isFetching} onClick={() => void refetch()}>
        {t('app:settings.verify')}
      </Button>
    </>
  )
}
