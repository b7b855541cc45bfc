import type { ImportPreview } from '#shared/contract/request-import.ts'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import { useWords } from '../../design/words/use-words.ts'
import classes from './table-intake.module.css'

interface ImportNotesProps {
  readonly preview: ImportPreview
  readonly fileName: string
}

/** What is to know of a table before its rows: how it was read, that it came before, what it lacks. */
export function ImportNotes({ preview: { earlier, notes, missing }, fileName }: ImportNotesProps) {
  const { t, say } = useWords()
  const fields = missing.map((field) => t(`request-import:column.${field}`)).join(', ')
  return (
    <>
      <section className={classes.section}>
        <h2>{fileName}</h2>
        <ul className={classes.notes}>
          {notes.map((note) => (
            <li key={note.key}>{say(note)}</li>
          ))}
        </ul>
      </section>
      {earlier.map(({ id, reference, importedBy }) => (
        <Notice key={id} meaning="attention">
          {t('request-import:earlier', { reference, by: importedBy })}
        </Notice>
      ))}
      {missing.length > 0 && (
        <Notice meaning="danger">{t('request-import:missing', { fields, count: missing.length })}</Notice>
      )}
    </>
  )
}
