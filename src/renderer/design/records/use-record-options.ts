import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { IdPrefix } from '#shared/kernel/ids.ts'
import { useEngine } from '../engine-context.ts'
import { operationKey } from '../register/register-api.ts'
import { recordSources, titleOf } from './sources.ts'

export interface RecordOption {
  readonly value: string
  readonly label: string
}

/** The records of a kind that `search` finds, for a choice; at most fifty. */
export function useRecordOptions(
  prefix: IdPrefix,
  search: string,
  filter: Readonly<Record<string, unknown>> = {},
): readonly RecordOption[] {
  const { query } = useEngine()
  const source = recordSources[prefix]
  if (source === undefined) throw new Error(`no source of ${prefix}`)
  const { list } = source.find(query)
  const text = search.trim()
  const input = {
    filter: { ...filter, ...(text === '' ? {} : { search: text }) },
    sort: [],
    limit: 50,
    cursor: null,
  }
  const { data } = useQuery({
    queryKey: operationKey(source.entity, 'list', input),
    queryFn: ({ signal }) => list.call(input, { signal }),
    placeholderData: keepPreviousData,
  })
  return (data?.items ?? []).map((record) => ({ value: record.id, label: titleOf(record) }))
}
