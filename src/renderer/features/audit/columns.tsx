import type { AuditEntry } from '#shared/contract/audit.ts'
import { actionText } from '../../design/history/HistoryTab.tsx'
import { RecordLink } from '../../design/records/RecordLink.tsx'
import { recordPath } from '../../design/records/sources.ts'
import { type Column, column } from '../../design/table/column.ts'
import { InstantText } from '../../design/words/DateText.tsx'
import { useWords } from '../../design/words/use-words.ts'
import classes from './audit.module.css'
import { ClockSign } from './ClockBadge.tsx'
import { EntityName } from './EntityName.tsx'

export const auditColumns: readonly Column<AuditEntry>[] = [
  column('seq', ({ seq }) => seq, { sortable: true, size: 70, align: 'right' }),
  column('at', ({ at, clock }) => <At at={at} clock={clock} />, { size: 226 }),
  column('actorLabel', ({ actorLabel }) => actorLabel, { size: 150, cuts: true, yields: 2 }),
  column('action', ({ action }) => <ActionName action={action} />, { size: 248, cuts: true }),
  column('entity', ({ entity }) => entity !== null && <EntityName entity={entity} />, {
    size: 180,
    yields: 1,
  }),
  column('entityId', ({ entityId }) => entityId !== null && <ChangedRecord id={entityId} />, {
    size: 220,
    grows: true,
    cuts: true,
  }),
  column('after', ({ after }) => <span className="mono">{after}</span>, {
    size: 200,
    hidden: true,
    cuts: true,
  }),
]

function At({ at, clock }: Pick<AuditEntry, 'at' | 'clock'>) {
  return (
    <span className={classes.at}>
      <InstantText at={at} />
      <ClockSign clock={clock} />
    </span>
  )
}

function ActionName({ action }: { readonly action: string }) {
  const { t } = useWords()
  return actionText(action, t)
}

/** A link where the record has a page; its identifier otherwise. */
function ChangedRecord({ id }: { readonly id: string }) {
  return recordPath(id) === null ? <span className="mono">{id}</span> : <RecordLink id={id} />
}
