import { Select } from '@mantine/core'
import { type ImportChoices, ImportField, type ImportPreview } from '#shared/contract/request-import.ts'
import { useWords } from '../../design/words/use-words.ts'
import classes from './table-intake.module.css'

interface ImportColumnsProps {
  readonly preview: ImportPreview
  readonly onChange: (choices: ImportChoices) => void
}

/** Which column is which field, with what the proposal rests on. Each field has one column at most. */
export function ImportColumns({ preview, onChange }: ImportColumnsProps) {
  const { t, say } = useWords()
  const { table, choices, reasons } = preview
  const fieldOf = (place: number) =>
    ImportField.options.find((field) => choices.columns[field] === place) ?? null
  const columns = table.columns.map((column, place) => ({ ...column, place }))
  const take = (place: number, chosen: ImportField | null) => {
    const others = Object.entries(choices.columns).filter(([field, at]) => at !== place && field !== chosen)
    const own = chosen === null ? [] : [[chosen, place]]
    onChange({ ...choices, columns: Object.fromEntries([...others, ...own]) })
  }
  return (
    <section className={classes.section}>
      <h2>{t('request-import:columns')}</h2>
      <p className={classes.lead}>{t('request-import:columnsLead')}</p>
      <div className={classes.columns}>
        {columns.map(({ header, samples, place }) => {
          const field = fieldOf(place)
          const reason = reasons.find((known) => known.field === field)
          return (
            <div key={place}>
              <Select
                label={header || `${place + 1}`}
                description={samples.join(' · ') || ' '}
                placeholder={t('request-import:noColumn')}
                data={ImportField.options.map((value) => ({
                  value,
                  label: t(`request-import:column.${value}`),
                }))}
                value={field}
                onChange={(chosen) => take(place, chosen)}
                clearable
                clearButtonProps={{ 'aria-label': t('design:clear') }}
                searchable
              />
              {reason !== undefined && <p className={classes.quiet}>{say(reason.message)}</p>}
            </div>
          )
        })}
      </div>
    </section>
  )
}
