import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { CircleUser, Plug, UserX } from 'lucide-react'
import { useState } from 'react'
import { useEngine } from '../../design/engine-context.ts'
import { RecordLink } from '../../design/records/RecordLink.tsx'
import { useMay } from '../../design/session-context.ts'
import { type Column, column } from '../../design/table/column.ts'
import { recordFilter } from '../../design/table/filters.tsx'
import { ListPage } from '../../design/table/ListPage.tsx'
import { InstantText } from '../../design/words/DateText.tsx'
import { useWords } from '../../design/words/use-words.ts'
import { PersonCountry, type PersonRow } from './person-row.tsx'
import { RevealDialog } from './RevealDialog.tsx'

const columns: readonly Column<PersonRow>[] = [
  column('name', ({ name }) => name, { sortable: true, size: 160, grows: true, cuts: true }),
  column('email', ({ email }) => email, { size: 200, cuts: true }),
  column('phone', ({ phone }) => phone, { size: 90 }),
  column('country', ({ country }) => <PersonCountry text={country} />, {
    sortable: true,
    size: 120,
    cuts: true,
  }),
  column('connectionId', ({ connectionId }) => <RecordLink id={connectionId} />, {
    size: 150,
    cuts: true,
    yields: 1,
  }),
  column('updatedInSourceAt', (row) => <InstantText at={row.updatedInSourceAt} />, {
    sortable: true,
    size: 204,
  }),
  column('readAt', ({ readAt }) => <InstantText at={readAt} />, { sortable: true, size: 190, hidden: true }),
  column('createdInSourceAt', (row) => <InstantText at={row.createdInSourceAt} />, {
    size: 190,
    hidden: true,
  }),
  column('externalId', ({ externalId }) => <span className="mono">{externalId}</span>, {
    size: 130,
    hidden: true,
  }),
]

const filters = { connectionId: recordFilter('connection') }

/** The people that the connected systems hold, masked; one at a time can be shown, which the audit log keeps. */
export function PeopleScreen() {
  const { query } = useEngine()
  const { t } = useWords()
  const mayEdit = useMay()
  const [revealed, setRevealed] = useState<PersonRow | null>(null)
  return (
    <ListPage
      name="person"
      entity="person"
      icon={CircleUser}
      lead={<span>{t('person:lead')}</span>}
      actions={
        <Button component={Link} to="/people/erased" variant="default" leftSection={<UserX size={14} />}>
          {t('person:erased.open')}
        </Button>
      }
      procedure={query.person.list}
      columns={columns}
      filters={filters}
      {...(mayEdit ? { onOpen: setRevealed } : {})}
      ways={
        <Button component={Link} to="/connections" variant="default" leftSection={<Plug size={14} />}>
          {t('person:empty.connect')}
        </Button>
      }
    >
      {revealed !== null && <RevealDialog person={revealed} onClose={() => setRevealed(null)} />}
    </ListPage>
  )
}
