import { Plug } from 'lucide-react'
import type { Connection } from '#shared/contract/connection.ts'
import { contract } from '#shared/contract/index.ts'
import { dpoOnly } from '#shared/kernel/roles.ts'
import { flag } from '../../design/fields/flag.tsx'
import { record } from '../../design/fields/record.tsx'
import { text } from '../../design/fields/text.tsx'
import { pastKey } from '../../design/history/past-values.tsx'
import { RecordLink } from '../../design/records/RecordLink.tsx'
import { draftFrom } from '../../design/register/draft-from.ts'
import type { Register } from '../../design/register/register.ts'
import type { InputOf } from '../../design/register/register-api.ts'
import { schemaOf } from '../../design/register/schema-of.ts'
import { column } from '../../design/table/column.ts'
import { choiceFilter, recordFilter } from '../../design/table/filters.tsx'
import { InstantText } from '../../design/words/DateText.tsx'
import { ConnectionActions } from './ConnectionActions.tsx'
import { ConnectionHeadline } from './ConnectionHeadline.tsx'
import { ConnectionRail } from './ConnectionRail.tsx'
import { RunsTab } from './RunsTab.tsx'
import { SnapshotsTab } from './SnapshotsTab.tsx'
import { ConnectionStatus, connectionStatuses } from './status.tsx'
import { ConnectorName } from './use-connectors.tsx'

type ConnectionDraft = InputOf<'connection', 'create'>

const schema = schemaOf(contract.connection.create)

/** The links to the systems' own interfaces. New ones are made by the wizard, which asks for the secret too. */
export const connectionRegister: Register<Connection, ConnectionDraft> = {
  entity: 'connection',
  prefix: 'connection',
  path: '/connections',
  removers: dpoOnly,
  icon: Plug,
  api: (query) => query.connection,
  schema,
  blank: () => {
    throw new Error('a connection is made by its wizard')
  },
  draftOf: (row) => draftFrom(row, schema.shape) as ConnectionDraft,
  sections: [
    {
      key: 'connection',
      fields: {
        name: text({ required: true }),
        systemId: record('system'),
      },
    },
    {
      key: 'address',
      fields: {
        baseUrl: text({ type: 'url', width: 'full', mono: true }),
        allowPrivate: flag({ width: 'full' }),
      },
    },
  ],
  columns: [
    column('reference', ({ reference }) => <span className="mono">{reference}</span>, { size: 120 }),
    column('name', ({ name }) => name, { sortable: true, size: 168, grows: true, cuts: true }),
    column('connector', ({ connector }) => <ConnectorName connector={connector} />, {
      sortable: true,
      size: 100,
      yields: 2,
    }),
    column('systemId', ({ systemId }) => <RecordLink id={systemId} />, { size: 130, cuts: true, yields: 3 }),
    column('status', ({ status }) => <ConnectionStatus status={status} />, { sortable: true, size: 128 }),
    column('lastDiscoveredAt', (row) => <InstantText at={row.lastDiscoveredAt} />, {
      size: 200,
      yields: 1,
    }),
    column('lastSyncedAt', (row) => <InstantText at={row.lastSyncedAt} />, { sortable: true, size: 200 }),
    column('updatedAt', ({ updatedAt }) => <InstantText at={updatedAt} />, {
      sortable: true,
      size: 190,
      hidden: true,
    }),
  ],
  filters: {
    status: choiceFilter('connection:status', connectionStatuses),
    systemId: recordFilter('system'),
  },
  past: { status: pastKey('connection:status') },
  views: [{ key: 'failing', filter: () => ({ status: ['failing'] }) }],
  tabs: [
    { key: 'runs', Content: RunsTab },
    { key: 'snapshots', Content: SnapshotsTab },
  ],
  Headline: ConnectionHeadline,
  Rail: ConnectionRail,
  Actions: ConnectionActions,
}
