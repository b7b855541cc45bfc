import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type * as z from 'zod'
import { useEngine } from '../engine-context.ts'

/** What is on its way to the store. */
const underWay = new Set<Promise<unknown>>()

/** Resolves when everything that was set is in the store, or was refused. */
export async function preferencesKept(): Promise<void> {
  await Promise.allSettled(underWay)
}

function remember(sent: Promise<unknown>): Promise<unknown> {
  underWay.add(sent)
  return sent.finally(() => underWay.delete(sent))
}

type Json = z.infer<ReturnType<typeof z.json>>

/**
 * What belongs to the user and is no record: column choice, saved views, drafts. What was stored and no longer fits
 * `schema` counts as not stored.
 */
export function usePreference<T extends Json>(
  key: string,
  schema: z.ZodType<T>,
  fallback: T,
): [value: T, set: (next: T | null) => void] {
  const { query, client } = useEngine()
  const queries = useQueryClient()
  const { data } = useQuery(query.preference.all.queryOptions({ input: {} }))
  const stored = schema.safeParse(data?.[key])
  const set = useCallback(
    (next: T | null) => {
      queries.setQueryData(
        query.preference.all.queryKey({ input: {} }),
        (all: Record<string, Json> | undefined) => {
          const { [key]: _, ...others } = all ?? {}
          return next === null ? others : { ...others, [key]: next }
        },
      )
      void remember(client.preference.set({ key, value: next }))
    },
    [client, key, queries, query],
  )
  return [stored.success ? stored.data : fallback, set]
}
