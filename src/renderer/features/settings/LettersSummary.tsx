import { Button, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../design/words/use-words.ts'
import classes from './settings.module.css'

/** The way to the templates of letters. */
export function LettersSummary() {
  const { t } = useWords()
  return (
    <section className={classes.people} aria-labelledby="settings-letters">
      <h2 id="settings-letters">{t('letter-template:title')}</h2>
      <Text size="sm">{t('letter-template:summary')}</Text>
      <Button component={Link} to="/settings/letters" variant="default">
        {t('letter-template:open')}
      </Button>
    </section>
  )
}
