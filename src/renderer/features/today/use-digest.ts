import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Digest } from '#shared/contract/dashboard.ts'
import { useEngine } from '../../design/engine-context.ts'

const queryKey = ['digest']

/** What has changed since this person last looked; null where nothing has, and once it is dismissed. */
export function useDigest(): { digest: Digest | null; isPending: boolean; dismiss: () => void } {
  const { client } = useEngine()
  const queries = useQueryClient()
  const { data, isPending } = useQuery({
    queryKey,
    queryFn: () => client.dashboard.digest({}),
    staleTime: 0,
    retry: false,
  })
  const dismiss = () => {
    queries.setQueryData(queryKey, { digest: null })
    void client.dashboard.dismissDigest({})
  }
  return { digest: data?.digest ?? null, isPending, dismiss }
}
