import { Anchor } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { BackupStatus } from '#shared/contract/backup.ts'
import { useEngine } from '../engine-context.ts'
import { faultHelp, faultTitle } from '../feedback/ErrorPanel.tsx'
import { Notice } from '../feedback/MeaningBadge.tsx'
import type { Meaning } from '../feedback/meaning.ts'
import { useOpenStore } from '../session-context.ts'
import { instantText } from '../words/dates.ts'
import { useWords } from '../words/use-words.ts'
import classes from './backup.module.css'

/** Where backups are looked after. */
export const backupsPath = '/settings/backups'

/** What is wrong with the backups of this store and what to do; nothing while all is well. */
export function BackupWarnings({ isLinked = false }: { readonly isLinked?: boolean }) {
  const { query } = useEngine()
  const { t } = useWords()
  const { data } = useQuery({ ...query.backup.status.queryOptions({ input: {} }), staleTime: 0 })
  const warnings = useWarnings(data)
  if (warnings.length === 0) return null
  return (
    <div className={classes.warnings}>
      {warnings.map(({ key, meaning, title, text }) => (
        <Notice key={key} meaning={meaning}>
          <strong>{title}.</strong> {text}{' '}
          {isLinked && (
            <Anchor component={Link} to={backupsPath} inherit>
              {t('backup:open')}
            </Anchor>
          )}
        </Notice>
      ))}
    </div>
  )
}

interface Warning {
  readonly key: string
  readonly meaning: Meaning
  readonly title: string
  readonly text: string
}

/** The worst first. */
function useWarnings(status: BackupStatus | undefined): readonly Warning[] {
  const { t, language } = useWords()
  const { organisation } = useOpenStore()
  if (status === undefined) return []
  const { failure, lastAt } = status
  const warning = (key: string, meaning: Meaning, text: string) => ({
    key,
    meaning,
    title: t(`backup:warning.${key}`),
    text,
  })
  const late =
    lastAt === null
      ? warning('never', 'danger', t('backup:warning.neverText'))
      : warning(
          'late',
          'danger',
          t('backup:warning.lateText', { when: instantText(lastAt, organisation.timeZone, language) }),
        )
  return [
    ...(failure
      ? [warning('failed', 'danger', `${faultTitle(failure, t)}. ${faultHelp(failure, t, language)}`)]
      : []),
    ...(status.isLate ? [late] : []),
    ...(status.hasDrillFailed ? [warning('drillFailed', 'danger', t('backup:warning.drillFailedText'))] : []),
    ...(status.secondCopyFailed
      ? [warning('secondCopy', 'attention', t('backup:warning.secondCopyText'))]
      : []),
    ...(status.isDrillDue ? [warning('drillDue', 'attention', t('backup:warning.drillDueText'))] : []),
  ]
}
