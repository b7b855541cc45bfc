import { Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useEngine } from '../engine-context.ts'
import { ErrorPanel } from '../feedback/ErrorPanel.tsx'
import layout from '../layout/layout.module.css'
import type { RecordDefinition } from './register.ts'
import { operationKey, type RecordBase } from './register-api.ts'

interface WithRecordProps<Row extends RecordBase, Draft extends object> {
  readonly definition: RecordDefinition<Row, Draft>
  readonly children: (record: Row) => ReactNode
}

/** Reads the record that the address names, and shows it once it is there. */
export function WithRecord<Row extends RecordBase, Draft extends object>(props: WithRecordProps<Row, Draft>) {
  const { definition, children } = props
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const { query } = useEngine()
  const { data, error, refetch } = useQuery({
    queryKey: operationKey(definition.entity, 'get', { id }),
    queryFn: ({ signal }) => definition.api(query).get.call({ id }, { signal }),
  })
  if (error !== null && data === undefined) {
    return (
      <div className={layout.scroll}>
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      </div>
    )
  }
  if (data === undefined) {
    return (
      <Stack className={layout.scroll} aria-busy="true">
        <Skeleton height={28} width="40%" />
        <Skeleton height={240} />
      </Stack>
    )
  }
  return <div className={layout.page}>{children(data)}</div>
}
