import type { Field } from '#shared/contract/inventory.ts'
import { CodeLabel } from '../../design/fields/code.tsx'
import { NumberLabel } from '../../design/fields/number.tsx'
import { RecordLink } from '../../design/records/RecordLink.tsx'
import { type Column, column } from '../../design/table/column.ts'
import { InstantText } from '../../design/words/DateText.tsx'
import { Confidence } from './Confidence.tsx'
import { classificationOf } from './classification.ts'
import { filledShare } from './confidence.ts'
import { DecisionBadge } from './decision.tsx'
import classes from './inventory.module.css'
import { Marks } from './marks.tsx'

const name = column<Field>('label', (field) => <FieldName field={field} />, {
  sortable: true,
  size: 140,
  grows: true,
  cuts: true,
})
const dataCategory = column<Field>('dataCategory', (field) => <Category field={field} />, {
  sortable: true,
  size: 130,
  grows: true,
  cuts: true,
})
const decision = column<Field>('decision', (field) => <DecisionBadge decision={field.decision} />, {
  sortable: true,
  size: 128,
})
const dataset = column<Field>('datasetId', ({ datasetId }) => <RecordLink id={datasetId} />, {
  size: 120,
  cuts: true,
})

/** The columns where a field's own panel stands beside them. */
export const narrowColumns: readonly Column<Field>[] = [
  { ...name, size: 96 },
  { ...dataCategory, yields: 1 },
  decision,
]

/** All columns. */
export const wideColumns: readonly Column<Field>[] = [
  name,
  column('type', ({ type }) => <span className="mono">{type}</span>, {
    sortable: true,
    size: 100,
    cuts: true,
    yields: 1,
  }),
  dataCategory,
  column('marks', (field) => <Marks field={field} />, { size: 120 }),
  column('confidence', ({ proposal }) => <Confidence proposal={proposal} />, {
    size: 162,
    yields: 2,
  }),
  column('filled', (field) => <Filled field={field} />, { size: 64, align: 'right', yields: 3 }),
  column('distinct', ({ statistics }) => statistics && <NumberLabel value={statistics.distinct} />, {
    size: 90,
    align: 'right',
    hidden: true,
  }),
  decision,
  { ...dataset, hidden: true },
  column('updatedAt', ({ updatedAt }) => <InstantText at={updatedAt} />, {
    sortable: true,
    size: 190,
    hidden: true,
  }),
]

const roomySizes: Readonly<Record<string, number>> = {
  type: 120,
  marks: 170,
  datasetId: 150,
}

/** The same on a wide screen: more room for what is long, and the dataset of each field. */
export const roomyColumns: readonly Column<Field>[] = wideColumns.map((wide) => ({
  ...wide,
  size: roomySizes[wide.key] ?? wide.size,
  ...(wide.key === 'datasetId' ? { hidden: false } : {}),
}))

function FieldName({ field }: { readonly field: Field }) {
  const { label, name: own, vanishedAt } = field
  const title = label || own
  return (
    <span className={vanishedAt === null ? undefined : classes.vanished}>
      {title} {title !== own && <span className={`mono ${classes.ownName}`}>{own}</span>}
    </span>
  )
}

/** The category; in italics while it is only proposed. */
export function Category({ field }: { readonly field: Field }) {
  const { dataCategory: key, isProposed } = classificationOf(field)
  if (key === null) return <span aria-hidden="true">–</span>
  return (
    <span className={isProposed ? classes.proposed : undefined}>
      <CodeLabel list="dataCategory" code={key} />
    </span>
  )
}

function Filled({ field: { statistics } }: { readonly field: Field }) {
  const share = statistics && filledShare(statistics)
  return share === null ? <span aria-hidden="true">–</span> : `${share} %`
}
