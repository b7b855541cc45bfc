import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { pageLimit } from '#shared/kernel/list.ts'
import { useEngine } from '../../design/engine-context.ts'
import { useWords } from '../../design/words/use-words.ts'
import { treeOf } from './tree.ts'

/** The systems of the register with their datasets. */
export function useInventory() {
  const { query } = useEngine()
  const { language } = useWords()
  const systems = useQuery(query.system.list.queryOptions({ input: { limit: pageLimit } }))
  const datasets = useQuery(query.dataset.list.queryOptions({ input: { limit: pageLimit } }))
  const tree = useMemo(
    () => (systems.data && datasets.data ? treeOf(systems.data.items, datasets.data.items, language) : null),
    [systems.data, datasets.data, language],
  )
  return {
    /** Null until both are read. */
    tree,
    error: systems.error ?? datasets.error,
    retry: () => {
      void systems.refetch()
      void datasets.refetch()
    },
  }
}
