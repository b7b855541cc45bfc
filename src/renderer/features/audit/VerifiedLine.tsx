import type { AuditProblem, AuditVerdict } from '#shared/contract/audit.ts'
import { MeaningBadge, Notice } from '../../design/feedback/MeaningBadge.tsx'
import { InstantText } from '../../design/words/DateText.tsx'
import { useWords } from '../../design/words/use-words.ts'
import classes from './audit.module.css'
import { useLogState } from './use-log-state.ts'

/** How far the log was verified, when and by whom, and against what kept elsewhere: never a green sign alone. */
export function VerifiedLine() {
  const { t } = useWords()
  const state = useLogState()
  // Its room is kept while it is asked for, so that the list below does not move.
  if (state === undefined) return <div className={classes.state} aria-busy="true" />
  const { verified, kept, entries } = state
  return (
    <div className={classes.state}>
      {verified === null ? (
        <MeaningBadge meaning="neutral">{t('audit:verified.never')}</MeaningBadge>
      ) : (
        <>
          <MeaningBadge meaning={verified.verdict.problemCount === 0 ? 'good' : 'danger'}>
            {verified.verdict.problemCount === 0
              ? t('audit:verified.holds', { count: verified.verdict.entries })
              : t('audit:bad', { count: verified.verdict.problemCount })}
          </MeaningBadge>
          <span>
            <InstantText at={verified.at} />, {verified.byLabel}
          </span>
          {entries > verified.verdict.entries && (
            <span>{t('audit:verified.since', { count: entries - verified.verdict.entries })}</span>
          )}
        </>
      )}
      {kept === null ? (
        <span>{t('audit:kept.none')}</span>
      ) : (
        <span>
          {t('audit:kept.until', { seq: kept.size })} <InstantText at={kept.at} />, {kept.place}
        </span>
      )}
    </div>
  )
}

/** What is wrong, each with the entries it is wrong with and the record they speak of. */
export function VerdictNotice({
  verdict,
  problemCount = verdict.problems.length,
}: {
  readonly verdict: AuditVerdict
  readonly problemCount?: number
}) {
  const { t } = useWords()
  if (problemCount === 0) return <Notice meaning="good">{t('audit:good', { count: verdict.entries })}</Notice>
  return (
    <Notice meaning="danger">
      <strong>{t('audit:bad', { count: problemCount })}</strong>
      <ul className={classes.problems}>
        {verdict.problems.map((problem) => (
          <Problem key={JSON.stringify(problem)} problem={problem} />
        ))}
      </ul>
    </Notice>
  )
}

function Problem({ problem: { problem, seq, untilSeq, id, entityId } }: { readonly problem: AuditProblem }) {
  const { t } = useWords()
  const place =
    seq !== null && (untilSeq === null ? t('audit:at', { seq }) : t('audit:range', { seq, untilSeq }))
  return (
    <li>
      {[place, t(`audit:problem.${problem}`)].filter(Boolean).join(': ')}{' '}
      <span className="mono">{[id, entityId].filter(Boolean).join(' ')}</span>
    </li>
  )
}
