import { Button } from '@mantine/core'
import { Notice } from '../feedback/MeaningBadge.tsx'
import { useFieldWords } from '../form/form-context.ts'
import { changesOf } from '../form/use-draft.ts'
import type { RecordShows } from '../history/record-shows.tsx'
import { useWords } from '../words/use-words.ts'
import classes from './meanwhile.module.css'

interface MeanwhileProps<Draft extends object> {
  readonly shows: RecordShows
  /** The fields that somebody else saved while this form was open. */
  readonly names: readonly string[]
  /** The record as it stands now. */
  readonly current: Draft
  readonly draft: Draft
  readonly onTake: (next: Draft) => void
}

/** What somebody else saved while a form was open, beside what was typed here; nothing is overwritten unseen. */
export function Meanwhile<Draft extends object>({
  shows,
  names,
  current,
  draft,
  onTake,
}: MeanwhileProps<Draft>) {
  const { t } = useWords()
  const { label } = useFieldWords(shows.namespace)
  const own = changesOf(current, draft)
  const both = names.some((name) => name in own)
  return (
    <Notice meaning={both ? 'attention' : 'information'}>
      <strong>{t(both ? 'design:form.meanwhile.both' : 'design:form.meanwhile.theirs')}</strong>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('design:form.meanwhile.field')}</th>
            <th scope="col">{t('design:form.meanwhile.saved')}</th>
            <th scope="col">{t('design:form.meanwhile.yours')}</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => {
            const field = name as keyof Draft & string
            return (
              <tr key={name}>
                <th scope="row">{label([name])}</th>
                <td>{shows.show(name, current[field])}</td>
                <td>
                  {name in own ? (
                    <div className={classes.own}>
                      <div>{shows.show(name, draft[field])}</div>
                      <Button
                        size="compact-xs"
                        variant="default"
                        aria-label={t('design:form.meanwhile.takeOf', { what: label([name]) })}
                        onClick={() => onTake({ ...draft, [field]: current[field] })}
                      >
                        {t('design:form.meanwhile.take')}
                      </Button>
                    </div>
                  ) : (
                    t('design:form.meanwhile.same')
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Notice>
  )
}
