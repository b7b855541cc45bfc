import { useCallback } from 'react'
import type { Field } from '#shared/contract/inventory.ts'
import { pageLimit } from '#shared/kernel/list.ts'
import { useEngine } from '../../design/engine-context.ts'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { useWords } from '../../design/words/use-words.ts'

/** Accepts or rejects what is proposed for fields. Those that have no proposal are left as they are. */
export function useDecide() {
  const { client } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  return useCallback(
    async (fields: readonly Field[], decision: 'accepted' | 'rejected') => {
      const ids = fields.filter(({ proposal }) => proposal !== null).map(({ id }) => id)
      let count = 0
      try {
        for (let start = 0; start < ids.length; start += pageLimit) {
          const { decided } = await client.field.decide({
            ids: ids.slice(start, start + pageLimit),
            decision,
          })
          count += decided
        }
        const [only] = ids
        toasts.done(
          ids.length === 0 ? t('field:nothingProposed') : t(`field:decided.${decision}`, { count }),
          ids.length === 1 ? only : undefined,
        )
      } catch (error) {
        toasts.failed(error)
      }
    },
    [client, t, toasts],
  )
}
