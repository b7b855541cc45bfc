import { Button } from '@mantine/core'
import { authorityFacts } from '#shared/contract/authority.ts'
import type { AuthorityStanding, StandingFiling } from '#shared/contract/breach-filing.ts'
import type { TimeZone } from '#shared/kernel/dates.ts'
import { Clock } from '../../../design/clock/Clock.tsx'
import { MeaningBadge } from '../../../design/feedback/MeaningBadge.tsx'
import type { Meaning } from '../../../design/feedback/meaning.ts'
import { OutsideLink } from '../../../design/words/OutsideLink.tsx'
import { useWords } from '../../../design/words/use-words.ts'
import { FilingEntry } from './FilingEntry.tsx'
import classes from './filing.module.css'

const meanings: Readonly<Record<AuthorityStanding['next'], Meaning>> = {
  awaitAwareness: 'neutral',
  decide: 'information',
  fileInitial: 'attention',
  fileAtOnce: 'danger',
  awaitReceipt: 'attention',
  supplement: 'information',
  done: 'good',
  notRequired: 'neutral',
}

interface AuthorityBlockProps {
  readonly standing: AuthorityStanding
  readonly zone: TimeZone
  readonly mayEdit: boolean
  readonly onFile: () => void
  readonly onReceipt: (filing: StandingFiling) => void
}

/** One authority: its period, what is next, and everything that was filed with it. */
export function AuthorityBlock({ standing, zone, mayEdit, onFile, onReceipt }: AuthorityBlockProps) {
  const { t } = useWords()
  const { authority, regime, dueAt, filedAt, next, isConcerned, filings } = standing
  const { short, name, portal, website } = authorityFacts(authority)
  const isRunning = filedAt === null && dueAt !== null && next !== 'done' && next !== 'notRequired'
  return (
    <section className={classes.authority} aria-label={short}>
      <header className={classes.head}>
        <h2>{short}</h2>
        {name !== short && <span className={classes.quiet}>{name}</span>}
        <span className={classes.grow} />
        <OutsideLink to={portal ?? website}>
          {t(portal === null ? 'breach-filing:website' : 'breach-filing:portal')}
        </OutsideLink>
        {mayEdit && (
          <Button size="compact-sm" variant={filings.length === 0 ? 'filled' : 'default'} onClick={onFile}>
            {t('breach-filing:record')}
          </Button>
        )}
      </header>
      <div className={classes.head}>
        <MeaningBadge meaning={meanings[next]}>{t(`breach-filing:next.${next}`)}</MeaningBadge>
        {isRunning && <Clock face={{ state: 'running', due: { at: dueAt }, zone }} />}
      </div>
      {regime === 'ch' && next !== 'done' && <p className={classes.quiet}>{t('breach-filing:swiss')}</p>}
      {!isConcerned && <p className={classes.quiet}>{t('breach-filing:notListed')}</p>}
      {filings.length > 0 && (
        <ol className={classes.filings}>
          {filings.map((filing) => (
            <FilingEntry
              key={filing.id}
              filing={filing}
              former={filings.find(({ id }) => id === filing.formerId) ?? null}
              zone={zone}
              onReceipt={mayEdit ? () => onReceipt(filing) : undefined}
            />
          ))}
        </ol>
      )}
    </section>
  )
}
