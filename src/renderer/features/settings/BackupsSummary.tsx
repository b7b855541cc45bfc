import { Button, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { BackupWarnings, backupsPath } from '../../design/backup/BackupWarnings.tsx'
import { useEngine } from '../../design/engine-context.ts'
import { InstantText } from '../../design/words/DateText.tsx'
import { useWords } from '../../design/words/use-words.ts'
import classes from './settings.module.css'

/** When the last backup was made and what is wrong with them; everything else has a page of its own. */
export function BackupsSummary() {
  const { query } = useEngine()
  const { t } = useWords()
  const { data } = useQuery({ ...query.backup.status.queryOptions({ input: {} }), staleTime: 0 })
  return (
    <section className={classes.people} aria-labelledby="settings-backups">
      <h2 id="settings-backups">{t('backup:title')}</h2>
      <BackupWarnings />
      {data !== undefined && (
        <Text size="sm">
          {t('backup:last')}
          {t('design:colon')}
          {data.lastAt === null ? t('backup:none') : <InstantText at={data.lastAt} />}
        </Text>
      )}
      <Button component={Link} to={backupsPath} variant="default">
        {t('backup:open')}
      </Button>
    </section>
  )
}
