import type { Connection } from '#shared/contract/connection.ts'
import { RecordLink } from '../../design/records/RecordLink.tsx'
import { ConnectionStatus } from './status.tsx'
import { ConnectorName } from './use-connectors.tsx'

export function ConnectionHeadline({ record }: { readonly record: Connection }) {
  return (
    <>
      <ConnectionStatus status={record.status} />
      <span>
        <ConnectorName connector={record.connector} />
      </span>
      <RecordLink id={record.systemId} />
    </>
  )
}
