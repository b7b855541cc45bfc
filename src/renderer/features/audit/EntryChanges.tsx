import { type ReactNode, use } from 'react'
import type { AuditEntry } from '#shared/contract/audit.ts'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import { PlainValue } from '../../design/history/PlainValue.tsx'
import { type RecordShows, RecordShowsContext } from '../../design/history/record-shows.tsx'
import { kebab } from '../../design/words/kebab.ts'
import { useWords } from '../../design/words/use-words.ts'
import classes from './audit.module.css'
import { changedPart } from './changed-part.ts'
import { type EntryPart, entryParts } from './entry-parts.ts'
import { PartValue } from './PartValue.tsx'
import { partText } from './words.ts'

/** What an entry did, in words: fields before and after, and what the command noted of itself. */
export function EntryChanges({ entry }: { readonly entry: AuditEntry }) {
  const { t } = useWords()
  const known = use(RecordShowsContext).get(entry.entity ?? '')
  const shows = known ?? plainShows(kebab(entry.entity ?? ''))
  const changes = entryParts(entry, shows.names)
  const note = Object.entries(entry.change?.note ?? {})
  if (entry.change === null && entry.payload !== null)
    return <Notice meaning="information">{t('audit:erased')}</Notice>
  if (changes === null && note.length === 0) return <p className={classes.nothing}>{t('audit:nothing')}</p>
  return (
    <>
      {changes !== null && (
        <table className={classes.changes}>
          <caption>{t(`audit:change.${changes.kind}`)}</caption>
          <thead>
            <tr>
              <th scope="col">{t('audit:change.field')}</th>
              {changes.kind === 'changed' ? (
                <>
                  <th scope="col">{t('audit:change.before')}</th>
                  <th scope="col">{t('audit:change.after')}</th>
                </>
              ) : (
                <th scope="col">{t('audit:change.value')}</th>
              )}
            </tr>
          </thead>
          <tbody>
            {changes.parts.map((part) => (
              <Part key={part.name} part={part} shows={shows} isWhole={changes.kind !== 'changed'} />
            ))}
          </tbody>
        </table>
      )}
      {note.length > 0 && (
        <table className={classes.changes}>
          <caption>{t('audit:change.note')}</caption>
          <tbody>
            {note.map(([name, value]) => (
              <Row key={name} name={partText(name, null, t)}>
                <td>
                  <PartValue name={name} value={value} />
                </td>
              </Row>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

interface PartProps {
  readonly part: EntryPart
  readonly shows: RecordShows
  readonly isWhole: boolean
}

function Part({ part: { name, before, after }, shows, isWhole }: PartProps) {
  const { t } = useWords()
  const label = partText(name, shows.namespace, t)
  if (isWhole)
    return (
      <Row name={label}>
        <td>{isLong(after) ? <p className={classes.long}>{after}</p> : shows.show(name, after)}</td>
      </Row>
    )
  if (isLong(before) || isLong(after)) return <LongPart name={label} before={before} after={after} />
  return (
    <Row name={label}>
      <td>{shows.show(name, before)}</td>
      <td>{shows.show(name, after)}</td>
    </Row>
  )
}

/** Both texts whole, one below the other, with what differs marked. */
function LongPart({ name, before, after }: { readonly name: string } & Pick<EntryPart, 'before' | 'after'>) {
  const { start, end, ...middle } = changedPart(textOf(before), textOf(after))
  return (
    <Row name={name}>
      <td colSpan={2}>
        <p className={classes.long}>
          {start}
          {middle.before !== '' && <del>{middle.before}</del>}
          {middle.after !== '' && <ins>{middle.after}</ins>}
          {end}
        </p>
      </td>
    </Row>
  )
}

function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {children}
    </tr>
  )
}

function plainShows(namespace: string): RecordShows {
  return { namespace, names: [], show: (_name, value) => <PlainValue value={value} /> }
}

/** A text that would make a column of a table hard to read. */
function isLong(value: unknown): value is string {
  return typeof value === 'string' && (value.length > 80 || value.includes('\n'))
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
