import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Globe, type LucideIcon, WifiOff } from 'lucide-react'
import { useEngine } from '../design/engine-context.ts'
import { useToasts } from '../design/feedback/use-toasts.tsx'
import { useWords } from '../design/words/use-words.ts'

export interface NetworkSwitch {
  /** Null: not known yet. */
  readonly isOffline: boolean | null
  /** What `change` does, in words. */
  readonly action: string
  readonly Icon: LucideIcon
  readonly change: () => void
}

/** Whether anything may leave this machine. The engine holds the switch and enforces it. */
export function useNetworkSwitch(): NetworkSwitch {
  const { client, query } = useEngine()
  const { t } = useWords()
  const queries = useQueryClient()
  const toasts = useToasts()
  const status = useQuery(query.network.status.queryOptions({ input: {} }))
  const isOffline = status.data?.offline ?? null
  const change = async () => {
    try {
      const next = await client.network.setOffline({ offline: !isOffline })
      queries.setQueryData(query.network.status.queryKey({ input: {} }), next)
      toasts.done(t(next.offline ? 'app:network.went' : 'app:network.back'))
    } catch (error) {
      toasts.failed(error)
    }
  }
  return {
    isOffline,
    action: t(isOffline ? 'app:network.goOnline' : 'app:network.goOffline'),
    Icon: isOffline ? WifiOff : Globe,
    change: () => void change(),
  }
}
