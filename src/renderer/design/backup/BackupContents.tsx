import type { BackupContent, BackupPreview } from '#shared/contract/backup.ts'
import type { TimeZone } from '#shared/kernel/dates.ts'
import { Notice } from '../feedback/MeaningBadge.tsx'
import { bytesText } from '../words/bytes.ts'
import { instantText, numberText } from '../words/dates.ts'
import { useWords } from '../words/use-words.ts'
import classes from './backup.module.css'

/** The kinds of records that people know, in the order of the sidebar. */
const registers = [
  'processingActivity',
  'rightsRequest',
  'securityIncident',
  'breach',
  'system',
  'dataset',
  'field',
  'vendor',
  'connection',
  'person',
  'task',
  'document',
  'attachment',
] as const

interface InZone {
  readonly zone: TimeZone
}

/** What is inside a backup, as its manifest says. */
export function BackupContents({ content, zone }: InZone & { readonly content: BackupContent }) {
  const { t, language } = useWords()
  const { audit, bytes, program, records } = content
  return (
    <>
      {!audit.holds && <Notice meaning="danger">{t('backup:restore.auditBroken')}</Notice>}
      <dl className={classes.facts}>
        <dt>{t('backup:restore.program')}</dt>
        <dd>{program}</dd>
        <dt>{t('backup:restore.database')}</dt>
        <dd>{bytesText(bytes, language)}</dd>
        <dt>{t('backup:restore.audit')}</dt>
        <dd>
          {t('backup:restore.auditText', { count: audit.entries })}
          {audit.lastAt !== null &&
            `, ${t('backup:restore.auditLast', { when: instantText(audit.lastAt, zone, language) })}`}
        </dd>
      </dl>
      <Counts records={records} />
    </>
  )
}

/** What a restore in the place of the open store would lose. */
export function BackupLosses({ loss, zone }: InZone & { readonly loss: NonNullable<BackupPreview['loss']> }) {
  const { t, language } = useWords()
  const { blankedSince, entries, erasedSince, firstAt, isOfThisHistory, lastAt, records, usersBack } = loss
  const when = (at: typeof firstAt) => (at === null ? '' : instantText(at, zone, language))
  if (!isOfThisHistory) return <Notice meaning="danger">{t('backup:restore.otherHistory')}</Notice>
  return (
    <>
      {entries === 0 ? (
        <p className={classes.text}>{t('backup:restore.losesNothing')}</p>
      ) : (
        <Notice meaning="attention">
          {t('backup:restore.loses', { count: entries, from: when(firstAt), to: when(lastAt) })}
        </Notice>
      )}
      <Counts records={records} />
      {erasedSince > 0 && (
        <p className={classes.text}>{t('backup:restore.erased', { count: erasedSince })}</p>
      )}
      {blankedSince > 0 && (
        <p className={classes.text}>{t('backup:restore.blanked', { count: blankedSince })}</p>
      )}
      {usersBack.length > 0 && (
        <Notice meaning="attention">{t('backup:restore.usersBack', { names: usersBack.join(', ') })}</Notice>
      )}
    </>
  )
}

/** How many records of each kind; kinds without any are left out. */
function Counts({ records }: { readonly records: Readonly<Record<string, number>> }) {
  const { t, language } = useWords()
  const present = registers.filter((entity) => (records[entity] ?? 0) > 0)
  if (present.length === 0) return null
  return (
    <table className={classes.counts}>
      <thead>
        <tr>
          <th scope="col">{t('backup:restore.register')}</th>
          <th scope="col">{t('backup:restore.records')}</th>
        </tr>
      </thead>
      <tbody>
        {present.map((entity) => (
          <tr key={entity}>
            <th scope="row">{t(`audit:entity.${entity}`)}</th>
            <td>{numberText(records[entity] ?? 0, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
