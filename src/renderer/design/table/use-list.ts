import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Listing, type ListQuery, operationKey, type SortBy } from '../register/register-api.ts'
import type { ListFilter } from './use-list-state.ts'

export interface ListResult<Row> {
  readonly rows: readonly Row[]
  readonly total: number | null
  readonly isLoading: boolean
  readonly error: unknown
  readonly hasMore: boolean
  readonly more: () => void
  readonly retry: () => void
}

const pageSize = 100

/** The rows of a list, page after page as they are scrolled to. The engine sorts and filters. */
export function useList<Row>(
  entity: string,
  procedure: Listing<Row>,
  filter: ListFilter,
  sort: readonly SortBy[],
): ListResult<Row> {
  const first: ListQuery = { filter, sort: [...sort], limit: pageSize, cursor: null }
  const result = useInfiniteQuery({
    queryKey: [...operationKey(entity, 'list', first), 'pages'],
    queryFn: ({ pageParam, signal }) => procedure.call({ ...first, cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  })
  const rows = useMemo(() => result.data?.pages.flatMap(({ items }) => items) ?? [], [result.data])
  return {
    rows,
    total: result.data?.pages[0]?.total ?? null,
    isLoading: result.isPending,
    error: result.error,
    hasMore: result.hasNextPage,
    more: () => {
      // A page fetched in the middle of a refresh would end the refresh, and leave the pages before it as they were.
      if (result.hasNextPage && !result.isFetching) void result.fetchNextPage()
    },
    retry: () => void result.refetch(),
  }
}
