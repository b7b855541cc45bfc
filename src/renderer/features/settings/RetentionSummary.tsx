import { Button, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { retentionPath } from '../../design/layout/retention-path.ts'
import { useWords } from '../../design/words/use-words.ts'
import classes from './settings.module.css'

/** The way to how long files of requests are kept. */
export function RetentionSummary() {
  const { t } = useWords()
  return (
    <section className={classes.people} aria-labelledby="settings-retention">
      <h2 id="settings-retention">{t('request-retention:title')}</h2>
      <Text size="sm">{t('request-retention:summary')}</Text>
      <Button component={Link} to={retentionPath} variant="default">
        {t('request-retention:open')}
      </Button>
    </section>
  )
}
