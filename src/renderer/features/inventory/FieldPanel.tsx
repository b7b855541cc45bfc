import { ActionIcon, Button, Kbd, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Check, Pencil, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Field } from '#shared/contract/inventory.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import { CodeLabel } from '../../design/fields/code.tsx'
import { YesNo } from '../../design/fields/flag.tsx'
import { HistoryTab } from '../../design/history/HistoryTab.tsx'
import layout from '../../design/layout/layout.module.css'
import { RecordLink } from '../../design/records/RecordLink.tsx'
import { useMay } from '../../design/session-context.ts'
import { InstantText } from '../../design/words/DateText.tsx'
import { useWords } from '../../design/words/use-words.ts'
import { ClassifyDialog } from './ClassifyDialog.tsx'
import { ConfidenceBar } from './Confidence.tsx'
import { classificationOf } from './classification.ts'
import { DecisionBadge } from './decision.tsx'
import { FieldStatistics } from './FieldStatistics.tsx'
import { fieldShows } from './field-shows.ts'
import classes from './inventory.module.css'
import { Reasons } from './Reasons.tsx'
import { datasetTitle } from './tree.ts'
import { useActivitiesOf } from './use-activities-of.ts'
import { useDecide } from './use-decide.ts'

interface FieldPanelProps {
  readonly id: Id<'field'>
  readonly onClose: () => void
}

/** One field beside the list: what it holds and why, what its values look like, who uses it, who changed it. */
export function FieldPanel({ id, onClose }: FieldPanelProps) {
  const { query } = useEngine()
  const { t } = useWords()
  const { data: field, error } = useQuery(query.field.get.queryOptions({ input: { id } }))
  return (
    <aside className={classes.panel} aria-label={t('field:one')}>
      <div className={classes.panelHead}>
        <h2>{field ? datasetTitle(field) : t('field:one')}</h2>
        <ActionIcon aria-label={t('design:close')} onClick={onClose}>
          <X size={16} />
        </ActionIcon>
      </div>
      {error !== null && <ErrorPanel error={error} />}
      {error === null && field === undefined && <Skeleton height={240} />}
      {field && <PanelBody field={field} />}
    </aside>
  )
}

function PanelBody({ field }: { readonly field: Field }) {
  const { t } = useWords()
  return (
    <>
      {field.vanishedAt !== null && (
        <Notice meaning="attention">
          {t('field:vanishedAt')} <InstantText at={field.vanishedAt} />
        </Notice>
      )}
      <dl className={classes.facts}>
        <dt>{t('field:field.name')}</dt>
        <dd className="mono">{field.name}</dd>
        {field.type !== '' && (
          <>
            <dt>{t('field:field.type')}</dt>
            <dd className="mono">{field.type}</dd>
          </>
        )}
        <dt>{t('field:field.datasetId')}</dt>
        <dd>
          <RecordLink id={field.datasetId} />
        </dd>
        {field.vendorSensitivity !== null && (
          <>
            <dt>{t('field:field.vendorSensitivity')}</dt>
            <dd className="mono">{field.vendorSensitivity}</dd>
          </>
        )}
      </dl>
      {field.description !== '' && <p className={classes.description}>{field.description}</p>}
      <Classification field={field} />
      <Block title={t('field:panel.statistics')}>
        <FieldStatistics statistics={field.statistics} />
      </Block>
      <Block title={t('field:panel.activities')}>
        <Activities id={field.id} />
      </Block>
      <details className={classes.history}>
        <summary>{t('design:tab.history')}</summary>
        <HistoryTab id={field.id} shows={fieldShows} />
      </details>
    </>
  )
}

function Classification({ field }: { readonly field: Field }) {
  const { t } = useWords()
  const mayEdit = useMay()
  const decide = useDecide()
  const [isClassifying, setClassifying] = useState(false)
  const { dataCategory, specialCategory, criminalOffence, identifier } = classificationOf(field)
  const { proposal, decision } = field
  return (
    <Block title={t('field:panel.category')}>
      <div className={classes.verdict} hidden={decision === 'none'}>
        <DecisionBadge decision={decision} />
        {decision === 'proposed' && proposal && <ConfidenceBar confidence={proposal.confidence} />}
      </div>
      <dl className={classes.facts}>
        <dt>{t('field:field.dataCategory')}</dt>
        <dd>
          {dataCategory === null ? (
            t(decision === 'manual' ? 'field:noCategory' : 'field:notClassified')
          ) : (
            <CodeLabel list="dataCategory" code={dataCategory} />
          )}
        </dd>
        {specialCategory !== null && (
          <>
            <dt>{t('field:field.specialCategory')}</dt>
            <dd>
              <CodeLabel list="specialCategory" code={specialCategory} />
            </dd>
          </>
        )}
        {criminalOffence && (
          <>
            <dt>{t('field:field.criminalOffence')}</dt>
            <dd>
              <YesNo value />
            </dd>
          </>
        )}
        {identifier && (
          <>
            <dt>{t('field:field.identifier')}</dt>
            <dd>
              <YesNo value />
            </dd>
          </>
        )}
      </dl>
      {proposal !== null && <Reasons reasons={proposal.reasons} />}
      {mayEdit && (
        <div className={classes.ways}>
          {proposal !== null && decision !== 'accepted' && (
            <Button
              variant={decision === 'proposed' ? 'filled' : 'default'}
              leftSection={<Check size={14} />}
              rightSection={<Kbd size="xs">A</Kbd>}
              onClick={() => void decide([field], 'accepted')}
            >
              {t('field:bulk.accept')}
            </Button>
          )}
          {proposal !== null && decision !== 'rejected' && (
            <Button
              variant="default"
              leftSection={<X size={14} />}
              rightSection={<Kbd size="xs">R</Kbd>}
              onClick={() => void decide([field], 'rejected')}
            >
              {t('field:bulk.reject')}
            </Button>
          )}
          <Button variant="default" leftSection={<Pencil size={14} />} onClick={() => setClassifying(true)}>
            {t('field:classify')}
          </Button>
        </div>
      )}
      {isClassifying && <ClassifyDialog field={field} onClose={() => setClassifying(false)} />}
    </Block>
  )
}

function Activities({ id }: { readonly id: Id<'field'> }) {
  const { t } = useWords()
  const activities = useActivitiesOf(id)
  if (activities === undefined) return <Skeleton height={20} />
  if (activities.length === 0) return <p className={layout.nothing}>{t('field:noActivity')}</p>
  return (
    <ul className={classes.plain}>
      {activities.map((activity) => (
        <li key={activity}>
          <RecordLink id={activity} />
        </li>
      ))}
    </ul>
  )
}

function Block({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes.block} aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}
