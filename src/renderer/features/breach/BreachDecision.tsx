import type { Breach } from '#shared/contract/breach.ts'
import { AdviceSummary, DecisionSummary } from '../../design/decision/decision.tsx'
import layout from '../../design/layout/layout.module.css'
import { useWords } from '../../design/words/use-words.ts'
import classes from './breach.module.css'
import { VerdictBadge } from './breach-state.tsx'

/** Whether authority and people are notified, on whose advice, and by whose decision. */
export function BreachDecision({ record }: { readonly record: Breach }) {
  const { t } = useWords()
  return (
    <section className={layout.railBlock}>
      <h2>{t('breach:rail.decision')}</h2>
      <dl className={classes.verdicts}>
        <dt>{t('breach:field.authorityNotification')}</dt>
        <dd>
          <VerdictBadge verdict={record.authorityNotification} />
        </dd>
        <dt>{t('breach:field.dataSubjectNotification')}</dt>
        <dd>
          <VerdictBadge verdict={record.dataSubjectNotification} />
        </dd>
      </dl>
      <div className={classes.statement}>
        <h3>{t('breach:field.advice')}</h3>
        {record.advice === null ? (
          <span className={layout.nothing}>{t('breach:rail.noAdvice')}</span>
        ) : (
          <AdviceSummary advice={record.advice} />
        )}
      </div>
      <div className={classes.statement}>
        <h3>{t('breach:field.decision')}</h3>
        {record.decision === null ? (
          <span className={layout.nothing}>{t('breach:rail.noDecision')}</span>
        ) : (
          <DecisionSummary decision={record.decision} />
        )}
      </div>
    </section>
  )
}
