import type {
  AssessedRegime,
  AssessedSeverity,
  BreachAssessment,
} from '#shared/contract/breach-assessment.ts'
import { MeaningBadge } from '../../../design/feedback/MeaningBadge.tsx'
import type { Meaning } from '../../../design/feedback/meaning.ts'
import { InstantText } from '../../../design/words/DateText.tsx'
import { useWords } from '../../../design/words/use-words.ts'
import { VerdictBadge } from '../breach-state.tsx'
import classes from './assessment.module.css'

interface AssessmentOutcomeProps {
  readonly reading: { readonly regimes: readonly AssessedRegime[]; readonly severity: AssessedSeverity }
  /** The assessment on record; null: none yet. */
  readonly recorded: BreachAssessment | null
  readonly isDirty: boolean
}

/** What the facts come to for the authority and for the people, with every reason, and the severity beside it. */
export function AssessmentOutcome({ reading, recorded, isDirty }: AssessmentOutcomeProps) {
  const { t, say, cited, code } = useWords()
  const { regimes, severity } = reading
  return (
    <section className={classes.outcome} aria-live="polite" aria-label={t('assessment:title')}>
      <p className={classes.standing}>
        {recorded === null || isDirty ? (
          t(recorded === null ? 'breach:assess.notRecorded' : 'breach:assess.changed')
        ) : (
          <>
            {t('breach:assess.recorded', { by: recorded.assessedBy })}{' '}
            <InstantText at={recorded.assessedAt} />
          </>
        )}
      </p>
      {regimes.map((assessed) => (
        <div key={assessed.regime} className={classes.regime}>
          {regimes.length > 1 && <h3>{code('regime', assessed.regime)}</h3>}
          {(['authority', 'people'] as const).map((about) => (
            <div key={about} className={classes.verdict}>
              <span className={classes.about}>
                {t(
                  about === 'authority'
                    ? 'breach:field.authorityNotification'
                    : 'breach:field.dataSubjectNotification',
                )}
              </span>
              <VerdictBadge verdict={assessed[about]} />
              <ul className={classes.reasons}>
                {assessed.reasons
                  .filter((reason) => reason.about === about)
                  .map(({ message }) => (
                    <li key={`${message.key}${JSON.stringify(message.params)}`}>
                      {say(message)}
                      {message.article !== null && (
                        <span className={classes.article}>{cited(message.article)}</span>
                      )}
                    </li>
                  ))}
              </ul>
            </div>
          ))}
          {assessed.warnings.map((warning) => (
            <p key={warning.key} className={classes.warning}>
              {say(warning)}
            </p>
          ))}
        </div>
      ))}
      <Severity severity={severity} />
    </section>
  )
}

const bandMeanings: Readonly<Record<NonNullable<AssessedSeverity['band']>, Meaning>> = {
  low: 'neutral',
  medium: 'information',
  high: 'attention',
  very_high: 'danger',
}

function Severity({ severity: { score, band, flags } }: { readonly severity: AssessedSeverity }) {
  const { t, say, language } = useWords()
  return (
    <div className={classes.verdict}>
      <span className={classes.about}>{t('enisa:title')}</span>
      {score === null || band === null ? (
        <MeaningBadge meaning="neutral">{t('enisa:noScore')}</MeaningBadge>
      ) : (
        <MeaningBadge meaning={bandMeanings[band]}>
          {score.toLocaleString(language)} · {t(`enisa:band.${band}`)}
        </MeaningBadge>
      )}
      <ul className={classes.reasons}>
        {band !== null && <li>{t(`enisa:bandMeaning.${band}`)}</li>}
        {flags.map((flag) => (
          <li key={flag.key}>{say(flag)}</li>
        ))}
        <li>{t('enisa:help')}</li>
      </ul>
    </div>
  )
}
