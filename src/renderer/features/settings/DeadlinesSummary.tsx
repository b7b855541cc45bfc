import { Button, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../design/words/use-words.ts'
import classes from './settings.module.css'

/** The way to what the organisation decides for its clocks. */
export function DeadlinesSummary() {
  const { t } = useWords()
  return (
    <section className={classes.people} aria-labelledby="settings-deadlines">
      <h2 id="settings-deadlines">{t('deadline-policy:title')}</h2>
      <Text size="sm">{t('deadline-policy:summary')}</Text>
      <Button component={Link} to="/settings/deadlines" variant="default">
        {t('deadline-policy:open')}
      </Button>
    </section>
  )
}
