import type { ImportIssue, ImportMatch, ImportRow } from '#shared/contract/request-import.ts'
import { useWords } from '../../design/words/use-words.ts'
import classes from './table-intake.module.css'

/** What keeps a row out and how to mend it, which requests it resembles, and what was assumed. */
export function ImportRowSays({ row: { state, issues, matches, notes } }: { readonly row: ImportRow }) {
  const { say } = useWords()
  const sayIssue = useIssues()
  const sayMatch = useMatches()
  // Of a row that is there already nothing else matters.
  const lines =
    state === 'known'
      ? matches.map(sayMatch)
      : [...issues.map(sayIssue), ...matches.map(sayMatch), ...notes.map(say)]
  if (lines.length === 0) return null
  return (
    <ul className={classes.says}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

function useIssues() {
  const { t, say } = useWords()
  return ({ field, column, value, message }: ImportIssue) => {
    const text = say(message)
    const mend =
      column === null
        ? t('request-import:mendNoColumn', { field: t(`request-import:column.${field}`), text })
        : t('request-import:mend', { column, text })
    // Some words name what stands there themselves.
    return value === '' || 'words' in message.params
      ? mend
      : `${mend} ${t('request-import:found', { value })}`
  }
}

function useMatches() {
  const { t } = useWords()
  return ({ reference, line, reasons, proposed }: ImportMatch) =>
    t(`request-import:match.${proposed}`, {
      what: reference ?? t('request-import:match.line', { line }),
      reasons: reasons.map((reason) => t(`request-import:matchReason.${reason}`)).join(', '),
    })
}
