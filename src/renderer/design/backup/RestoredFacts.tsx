import type { RestoredStore } from '#shared/contract/backup.ts'
import { Notice } from '../feedback/MeaningBadge.tsx'
import { useWords } from '../words/use-words.ts'
import classes from './backup.module.css'

/** What a restore did, and what is still to be done by hand. */
export function RestoredFacts({ restored }: { readonly restored: RestoredStore }) {
  const { t } = useWords()
  const { path, aside, blankedAgain, erasedAgain, hasLedger } = restored
  return (
    <div className={classes.stack}>
      <Notice meaning="good">{t('backup:restore.doneAt', { path })}</Notice>
      {aside !== null && <Notice meaning="attention">{t('backup:restore.aside', { path: aside })}</Notice>}
      {erasedAgain > 0 && (
        <p className={classes.text}>{t('backup:restore.erasedAgain', { count: erasedAgain })}</p>
      )}
      {blankedAgain > 0 && (
        <p className={classes.text}>{t('backup:restore.blankedAgain', { count: blankedAgain })}</p>
      )}
      {!hasLedger && <Notice meaning="danger">{t('backup:restore.noLedger')}</Notice>}
    </div>
  )
}
