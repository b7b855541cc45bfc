import { useDebouncedValue } from '@mantine/hooks'
import { useQueries } from '@tanstack/react-query'
import type { IdPrefix } from '#shared/kernel/ids.ts'
import { useEngine } from '../engine-context.ts'
import { operationKey } from '../register/register-api.ts'
import { sourceOf, titleOf } from './sources.ts'
import { type RecordOption, useRecordOptions } from './use-record-options.ts'

/** What the search found, and before it the records that are chosen already. */
export function useRecordChoices(
  prefix: IdPrefix,
  search: string,
  chosen: readonly string[],
): RecordOption[] {
  const { query } = useEngine()
  const [settled] = useDebouncedValue(search, 150)
  const chosenOptions = useQueries({
    queries: chosen.map((id) => {
      const source = sourceOf(id)
      return {
        queryKey: operationKey(source?.entity ?? '', 'get', { id }),
        queryFn: () => source?.find(query).get.call({ id }),
      }
    }),
    combine: (results) =>
      results.map(({ data }, place) => {
        const value = chosen[place] ?? ''
        return { value, label: data ? titleOf(data) : value }
      }),
  })
  // The label of the chosen record stands in the search box of a single choice; it is no search.
  const isLabel = chosenOptions.some(({ label }) => label === settled)
  const found = useRecordOptions(prefix, isLabel ? '' : settled)
  return [...chosenOptions, ...found.filter(({ value }) => !chosen.includes(value))]
}
