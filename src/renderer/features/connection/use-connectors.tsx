import { useQuery } from '@tanstack/react-query'
import type * as z from 'zod'
import type { ConnectorSummary } from '#shared/contract/connection.ts'
import { useEngine } from '../../design/engine-context.ts'

export type Connector = z.infer<typeof ConnectorSummary>

/** The connectors that Wardbook ships; undefined until they are read. */
export function useConnectors() {
  const { query } = useEngine()
  return useQuery(query.connection.connectors.queryOptions({ input: {} }))
}

/** The connector of a connection; undefined until it is read or where this version has none of that key. */
export function useConnector(key: string): Connector | undefined {
  return useConnectors().data?.find((connector) => connector.key === key)
}

/** The connector's name; its key until that is known. */
export function ConnectorName({ connector }: { readonly connector: string }) {
  return useConnector(connector)?.name ?? connector
}
