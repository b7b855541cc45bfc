import { Anchor, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ProcessingActivity } from '#shared/contract/processing-activity.ts'
import type { Message } from '#shared/kernel/message.ts'
import { DecisionSummary } from '../../design/decision/decision.tsx'
import { useEngine } from '../../design/engine-context.ts'
import { MeaningBadge } from '../../design/feedback/MeaningBadge.tsx'
import { Holds } from '../../design/hold/Holds.tsx'
import layout from '../../design/layout/layout.module.css'
import { withSearch } from '../../design/layout/with-search.ts'
import { useMay } from '../../design/session-context.ts'
import { Article } from '../../design/words/Article.tsx'
import { useWords } from '../../design/words/use-words.ts'
import { Completeness } from './Completeness.tsx'
import classes from './processing-activity.module.css'

/** The section of the form in which each cell is filled. */
const sectionOfCell: Readonly<Record<string, string>> = {
  controllers: 'identity',
  jointControllers: 'identity',
  purposes: 'purposes',
  operations: 'processing',
  legalBasis: 'purposes',
  dataSubjects: 'people',
  dataItems: 'people',
  recipients: 'recipients',
  transferTool: 'transfers',
  retention: 'retention',
  measures: 'measures',
  art9Condition: 'purposes',
  dpia: 'dpia',
}

/** What the entry still lacks, each leading to its place in the form, and who approved it. */
export function ActivityRail({ record }: { readonly record: ProcessingActivity }) {
  const { query } = useEngine()
  const { t } = useWords()
  const { data } = useQuery(query.processingActivity.missing.queryOptions({ input: { id: record.id } }))
  return (
    <>
      <section className={layout.railBlock}>
        <h2>{t('processing-activity:rail.completeness')}</h2>
        <Completeness value={record.completeness} />
      </section>
      <section className={layout.railBlock}>
        <h2>{t('processing-activity:rail.missing')}</h2>
        {data === undefined ? (
          <Skeleton height={80} />
        ) : (
          <MissingCells id={record.id} missing={data.missing} />
        )}
      </section>
      <section className={layout.railBlock}>
        <h2>{t('processing-activity:rail.approval')}</h2>
        {record.approval === null ? (
          <p className={layout.nothing}>{t('processing-activity:rail.notApproved')}</p>
        ) : (
          <DecisionSummary decision={record.approval} />
        )}
      </section>
      <section className={layout.railBlock}>
        <Holds subjectId={record.id} />
      </section>
    </>
  )
}

function MissingCells({ id, missing }: { readonly id: string; readonly missing: readonly Message[] }) {
  const { t, say } = useWords()
  const mayEdit = useMay()
  if (missing.length === 0)
    return <MeaningBadge meaning="good">{t('processing-activity:rail.complete')}</MeaningBadge>
  return (
    <ul className={classes.missing}>
      {missing.map((message) => {
        const cell = message.key.slice(message.key.lastIndexOf('.') + 1)
        return (
          <li key={message.key}>
            {mayEdit ? (
              <Anchor
                component={Link}
                to={`/processing/${id}/edit`}
                search={withSearch({ section: sectionOfCell[cell] })}
                size="sm"
              >
                {say(message)}
              </Anchor>
            ) : (
              say(message)
            )}
            <Article of={message.article} />
          </li>
        )
      })}
    </ul>
  )
}
