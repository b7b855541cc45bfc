import { Button } from '@mantine/core'
import type { DutyEntry } from '#shared/contract/reporting-duty.ts'
import type { TimeZone } from '#shared/kernel/dates.ts'
import { RecordLink } from '../records/RecordLink.tsx'
import { useOpenStore } from '../session-context.ts'
import { InstantText } from '../words/DateText.tsx'
import { instantText } from '../words/dates.ts'
import { useWords } from '../words/use-words.ts'
import classes from './duty.module.css'
import { type EntryIntent, subjectOfEntry } from './entry-intent.ts'
import { LetterName } from './letter-field.tsx'

interface DutyFileProps {
  readonly entries: readonly DutyEntry[]
  readonly zone: TimeZone
  readonly onEnter: ((intent: EntryIntent) => void) | null
}

/** Every entry as it was made, corrected ones too: what was believed is part of the file. */
export function DutyFile({ entries, zone, onEnter }: DutyFileProps) {
  const { t } = useWords()
  const corrected = new Set(entries.map(({ corrects }) => corrects))
  return (
    <ol className={classes.entries} aria-label={t('reporting-duty:file')}>
      {entries.map((entry) => {
        const isStanding = !corrected.has(entry.number) && entry.what !== 'voided'
        return (
          <li
            key={entry.number}
            className={classes.entry}
            data-corrected={corrected.has(entry.number) || undefined}
          >
            <div className={classes.head}>
              <span className={classes.quiet}>{entry.number}</span>
              <strong>{t(subjectOfEntry(entry))}</strong>
              {corrected.has(entry.number) && (
                <span className={classes.quiet}>{t('reporting-duty:corrected')}</span>
              )}
              {entry.corrects !== null && (
                <span className={classes.quiet}>
                  {t('reporting-duty:correctsEntry', { number: entry.corrects })}
                </span>
              )}
              <span className={classes.grow} />
              {isStanding && onEnter !== null && (
                <>
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    color="gray"
                    onClick={() => onEnter({ what: entry.what, of: entry.of, corrects: entry })}
                  >
                    {t('reporting-duty:correct')}
                  </Button>
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    color="gray"
                    onClick={() => onEnter({ what: 'voided', of: null, corrects: entry })}
                  >
                    {t('reporting-duty:void')}
                  </Button>
                </>
              )}
            </div>
            <EntryFacts entry={entry} zone={zone} />
          </li>
        )
      })}
    </ol>
  )
}

/** When, how and by what it is proved, why, and who entered it. */
function EntryFacts({ entry, zone }: { readonly entry: DutyEntry; readonly zone: TimeZone }) {
  const { t, code, language } = useWords()
  const { organisation } = useOpenStore()
  const { at, channel, agreed, receipt, evidence, attachmentId, letterId, reason } = entry
  const said = [
    ...(channel === null ? [] : [code('filingChannel', channel)]),
    ...(agreed === null ? [] : [t(`reporting-duty:period.${agreed.unit}`, { count: agreed.value })]),
    receipt,
    evidence,
  ].filter((part) => part !== '')
  const by = entry.recordedBy
  const when = instantText(entry.recordedAt, organisation.timeZone, language)
  return (
    <>
      {(at !== null || said.length > 0) && (
        <div className={classes.text}>
          {at !== null && <InstantText at={at} zone={zone} />}
          {at !== null && said.length > 0 && ' · '}
          {said.join(' · ')}
        </div>
      )}
      {attachmentId !== null && <RecordLink id={attachmentId} />}
      {letterId !== null && (
        <span>
          <LetterName id={letterId} />
        </span>
      )}
      {reason !== '' && <div className={classes.text}>{reason}</div>}
      <div className={classes.quiet}>{t('reporting-duty:recordedBy', { by, at: when })}</div>
    </>
  )
}
