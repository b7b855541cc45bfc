import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { type ImportPreview, type ImportRow, ImportRowState } from '#shared/contract/request-import.ts'
import { MeaningBadge } from '../../design/feedback/MeaningBadge.tsx'
import type { Meaning } from '../../design/feedback/meaning.ts'
import plain from '../../design/table/plain-table.module.css'
import { DayText, InstantText } from '../../design/words/DateText.tsx'
import { useWords } from '../../design/words/use-words.ts'
import { ImportRowSays } from './ImportRowSays.tsx'
import { Rights } from './Rights.tsx'
import classes from './table-intake.module.css'

interface ImportRowsProps {
  readonly rows: ImportPreview['rows']
  readonly counts: ImportPreview['counts']
  readonly isTaken: (row: ImportRow) => boolean
  readonly onTick: (line: number, isOn: boolean) => void
}

const meanings: Readonly<Record<ImportRowState, Meaning>> = {
  ready: 'good',
  similar: 'attention',
  known: 'information',
  faulty: 'danger',
}

/** As many as are drawn at once. */
const step = 100

/** What each row would become, what keeps it out, and which come in. */
export function ImportRows({ rows, counts, isTaken, onTick }: ImportRowsProps) {
  const { t } = useWords()
  const [only, setOnly] = useState<ImportRowState | null>(null)
  const [most, setMost] = useState(step)
  const shown = rows.filter(({ state }) => only === null || state === only)
  const more = Math.min(shown.length - most, step)
  const filters = [null, ...ImportRowState.options.filter((state) => counts[state] > 0)]
  return (
    <section className={classes.section}>
      <h2>{t('request-import:rows')}</h2>
      <p className={classes.lead}>{t('request-import:rowsLead')}</p>
      <div className={classes.filters}>
        {filters.map((state) => (
          <Button
            key={state}
            size="compact-sm"
            variant={state === only ? 'light' : 'default'}
            aria-pressed={state === only}
            onClick={() => setOnly(state)}
          >
            {state === null ? t('request-import:filter.all') : t(`request-import:state.${state}`)}{' '}
            {state === null ? rows.length : counts[state]}
          </Button>
        ))}
      </div>
      <table className={plain.plain} aria-label={t('request-import:rows')}>
        <thead>
          <tr>
            <th scope="col" className={classes.line}>
              {t('request-import:line')}
            </th>
            <th scope="col">{t('rights-request:field.subjectName')}</th>
            <th scope="col">{t('request-import:receivedOn')}</th>
            <th scope="col">{t('rights-request:field.rights')}</th>
            <th scope="col" className={classes.said}>
              {t('rights-request:field.status')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.slice(0, most).map((row) => (
            <Row key={row.line} row={row} isTaken={isTaken(row)} onTick={onTick} />
          ))}
        </tbody>
      </table>
      {more > 0 && (
        <Button variant="default" className={classes.more} onClick={() => setMost(most + step)}>
          {t('request-import:more', { count: more })}
        </Button>
      )}
    </section>
  )
}

interface RowProps {
  readonly row: ImportRow
  readonly isTaken: boolean
  readonly onTick: (line: number, isOn: boolean) => void
}

function Row({ row, isTaken, onTick }: RowProps) {
  const { t, code } = useWords()
  const { line, state, values } = row
  const isMidnight = row.notes.some(({ key }) => key === 'request-import:note.noTime')
  return (
    <tr>
      <td className={classes.line}>
        <Checkbox
          size="xs"
          label={line}
          aria-label={t('request-import:take', { line })}
          checked={isTaken}
          disabled={state === 'known' || state === 'faulty'}
          onChange={(event) => onTick(line, event.currentTarget.checked)}
        />
      </td>
      <td>
        {values.subjectName}
        <div className={classes.quiet}>
          {[values.externalReference, values.subjectEmail].filter((text) => text !== '').join(' · ')}
        </div>
      </td>
      <td>
        {isMidnight ? <DayText day={values.receivedOn} /> : <InstantText at={values.receivedAt} />}
        <div className={classes.quiet}>
          {[code('requestChannel', values.channel), t(`app:language.${values.language}`)].join(' · ')}
        </div>
      </td>
      <td>
        <Rights of={values.rights} />
        <div className={classes.quiet}>
          {values.regimes.map((regime) => code('regime', regime)).join(' · ')}
        </div>
      </td>
      <td>
        <MeaningBadge meaning={meanings[state]}>{t(`request-import:state.${state}`)}</MeaningBadge>
        <ImportRowSays row={row} />
      </td>
    </tr>
  )
}
