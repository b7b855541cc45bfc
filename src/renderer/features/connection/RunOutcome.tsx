import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Connection } from '#shared/contract/connection.ts'
import type { JobRecord } from '#shared/contract/job.ts'
import type { Message } from '#shared/kernel/message.ts'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import { NumberLabel } from '../../design/fields/number.tsx'
import { JobFault } from '../../design/jobs/JobFault.tsx'
import { withSearch } from '../../design/layout/with-search.ts'
import { useWords } from '../../design/words/use-words.ts'
import classes from './connection.module.css'
import { resultOf } from './runs.ts'

interface RunOutcomeProps {
  readonly record: Connection
  readonly run: JobRecord
}

/** What a run found, with its notes and the way to the findings; or why it stopped, and what to do. */
export function RunOutcome({ record, run }: RunOutcomeProps) {
  const { t } = useWords()
  const result = resultOf(run)
  if (run.fault !== null) return <JobFault fault={run.fault} />
  if (result === null) return null
  if (result.kind === 'test')
    return (
      <>
        <p>{t('connection:result.account', { account: result.account })}</p>
        <Notes notes={result.notes} />
      </>
    )
  const { datasets, fields, added, vanished, people, notes } = result.counts
  const isDiscovery = result.kind === 'discover'
  return (
    <>
      <dl className={classes.counts}>
        {isDiscovery ? (
          <>
            <Count label={t('connection:result.datasets')} value={datasets} />
            <Count label={t('connection:result.fields')} value={fields} />
            <Count label={t('connection:result.added')} value={added} />
            <Count label={t('connection:result.vanished')} value={vanished} />
          </>
        ) : (
          <Count label={t('connection:result.people')} value={people} />
        )}
      </dl>
      <Notes notes={notes} />
      {isDiscovery ? (
        <WayTo
          to={`/inventory/${record.systemId}`}
          search={{ filter: { decision: ['proposed'] }, view: 'undecided' }}
        >
          {t('connection:reviewProposals')}
        </WayTo>
      ) : (
        <WayTo to="/people" search={{ filter: { connectionId: [record.id] } }}>
          {t('connection:openPeople')}
        </WayTo>
      )}
    </>
  )
}

function Count({ label, value }: { readonly label: string; readonly value: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <NumberLabel value={value} />
      </dd>
    </div>
  )
}

/** What a run could not see, or what it noticed. */
export function Notes({ notes }: { readonly notes: readonly Message[] }) {
  const { t, say } = useWords()
  if (notes.length === 0) return null
  return (
    <Notice meaning="attention">
      <strong>{t('connection:result.notes')}</strong>
      <ul className={classes.notes}>
        {notes.map((note) => (
          <li key={JSON.stringify(note)}>{say(note)}</li>
        ))}
      </ul>
    </Notice>
  )
}

interface WayToProps {
  readonly to: string
  readonly search: Readonly<Record<string, unknown>>
  readonly children: ReactNode
}

function WayTo({ to, search, children }: WayToProps) {
  return (
    <Button component={Link} to={to} search={withSearch(search)} variant="default" mt="sm">
      {children}
    </Button>
  )
}
