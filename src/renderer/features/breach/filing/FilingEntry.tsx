import { Button } from '@mantine/core'
import { use, useState } from 'react'
import type { StandingFiling } from '#shared/contract/breach-filing.ts'
import type { TimeZone } from '#shared/kernel/dates.ts'
import { MeaningBadge } from '../../../design/feedback/MeaningBadge.tsx'
import type { Meaning } from '../../../design/feedback/meaning.ts'
import { ChangedField } from '../../../design/history/ChangedField.tsx'
import { type RecordShows, RecordShowsContext } from '../../../design/history/record-shows.tsx'
import { RecordLink } from '../../../design/records/RecordLink.tsx'
import { CopyableCode } from '../../../design/words/CopyableCode.tsx'
import { InstantText } from '../../../design/words/DateText.tsx'
import { useWords } from '../../../design/words/use-words.ts'
import { EdpbFormChanges } from '../edpb-form/past-edpb-form.tsx'
import { FiledContent } from './FiledContent.tsx'
import classes from './filing.module.css'

const meanings: Readonly<Record<StandingFiling['state'], Meaning>> = {
  sent: 'attention',
  received: 'good',
  voided: 'neutral',
}

interface FilingEntryProps {
  readonly filing: StandingFiling
  /** The one before it with the same authority; null: it is the first. */
  readonly former: StandingFiling | null
  readonly zone: TimeZone
  /** Undefined: the user may not. */
  readonly onReceipt: (() => void) | undefined
}

/** One filing: when it was sent, when the authority had it, what it said, and what it said anew. */
export function FilingEntry({ filing, former, zone, onReceipt }: FilingEntryProps) {
  const { t, code } = useWords()
  const shows = use(RecordShowsContext).get('breach')
  const [isOpen, setOpen] = useState(false)
  const { kind, channel, state, filedAt, receivedAt, receipt, reason, contentHash, filedBy } = filing
  return (
    <li className={classes.filing} data-voided={state === 'voided' || undefined}>
      <div className={classes.head}>
        <strong>{code('filingKind', kind)}</strong>
        <MeaningBadge meaning={meanings[state]}>{t(`breach-filing:state.${state}`)}</MeaningBadge>
        <span className={classes.grow} />
        {state === 'sent' && onReceipt && (
          <Button size="compact-xs" onClick={onReceipt}>
            {t('breach-filing:addReceipt')}
          </Button>
        )}
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          onClick={() => setOpen(!isOpen)}
          aria-expanded={isOpen}
        >
          {t(isOpen ? 'breach-filing:hideContent' : 'breach-filing:showContent')}
        </Button>
      </div>
      <dl className={classes.facts}>
        <dt>{t('breach-filing:field.filedAt')}</dt>
        <dd>
          <InstantText at={filedAt} zone={zone} />, {code('filingChannel', channel)}
        </dd>
        {receivedAt !== null && (
          <>
            <dt>{t('breach-filing:field.at')}</dt>
            <dd>
              <InstantText at={receivedAt} zone={zone} />
            </dd>
          </>
        )}
        {receipt !== null && receipt.number !== '' && (
          <>
            <dt>{t('breach-filing:field.number')}</dt>
            <dd className="mono">{receipt.number}</dd>
          </>
        )}
        {receipt !== null && receipt.confirmationId !== null && (
          <>
            <dt>{t('breach-filing:field.confirmationId')}</dt>
            <dd>
              <RecordLink id={receipt.confirmationId} />
            </dd>
          </>
        )}
        {reason !== '' && (
          <>
            <dt>{t('breach-filing:field.reason')}</dt>
            <dd className={classes.text}>{reason}</dd>
          </>
        )}
        <dt>{t('breach-filing:field.contentHash')}</dt>
        <dd>
          <CopyableCode value={contentHash} label={t('breach-filing:field.contentHash')} shown={16} />,{' '}
          {filedBy}
        </dd>
      </dl>
      {former !== null && shows !== undefined && <Changes filing={filing} former={former} shows={shows} />}
      {isOpen && shows !== undefined && <FiledContent content={filing.content} shows={shows} />}
    </li>
  )
}

interface ChangesProps {
  readonly filing: StandingFiling
  readonly former: StandingFiling
  readonly shows: RecordShows
}

function Changes({ filing, former, shows }: ChangesProps) {
  const { t } = useWords()
  if (filing.changed.length === 0) return <p className={classes.quiet}>{t('breach-filing:unchanged')}</p>
  return (
    <section className={classes.changes}>
      <h3>{t('breach-filing:changed')}</h3>
      {filing.changed.map((name) =>
        name === 'edpbForm' ? (
          <EdpbFormChanges key={name} before={former.content[name]} after={filing.content[name]} />
        ) : (
          <ChangedField
            key={name}
            shows={shows}
            change={{ name, before: former.content[name], after: filing.content[name] }}
            onRestore={undefined}
          />
        ),
      )}
    </section>
  )
}
