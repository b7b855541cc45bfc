import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import * as z from 'zod'
import type { SortBy } from '../register/register-api.ts'

const ListSearch = z.object({
  filter: z.record(z.string(), z.unknown()).optional().catch(undefined),
  sort: z
    .array(z.object({ column: z.string(), direction: z.enum(['asc', 'desc']) }))
    .optional()
    .catch(undefined),
  view: z.string().optional().catch(undefined),
})

export type ListFilter = Readonly<Record<string, unknown>>

/** How a list is narrowed and sorted; it stands in the address, so that back works and a list can be linked to. */
export interface ListState {
  readonly filter: ListFilter
  readonly sort: readonly SortBy[]
  /** The chosen view; null: none of them. */
  readonly view: string | null
  readonly change: (next: { filter?: ListFilter; sort?: readonly SortBy[]; view?: string | null }) => void
}

export function useListState(): ListState {
  const search = ListSearch.parse(useSearch({ strict: false }))
  const navigate = useNavigate()
  const change = useCallback<ListState['change']>(
    (next) => {
      void navigate({
        to: '.',
        replace: true,
        search: (previous: Record<string, unknown>) => tidy({ ...previous, ...next }),
      })
    },
    [navigate],
  )
  return { filter: search.filter ?? {}, sort: search.sort ?? [], view: search.view ?? null, change }
}

/** Leaves out what says nothing, so that addresses stay short. */
function tidy(search: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(search).filter(
      ([, value]) =>
        value !== null &&
        value !== undefined &&
        !(typeof value === 'object' && Object.keys(value).length === 0),
    ),
  )
}
