import type { Connection } from '#shared/contract/connection.ts'
import { MeaningBadge } from '../../design/feedback/MeaningBadge.tsx'
import type { Meaning } from '../../design/feedback/meaning.ts'
import { useWords } from '../../design/words/use-words.ts'

export const connectionStatuses = ['untested', 'working', 'failing'] as const satisfies Connection['status'][]

const meanings: Readonly<Record<Connection['status'], Meaning>> = {
  untested: 'neutral',
  working: 'good',
  failing: 'danger',
}

/** Whether the connection worked when it was last used. */
export function ConnectionStatus({ status }: { readonly status: Connection['status'] }) {
  const { t } = useWords()
  return <MeaningBadge meaning={meanings[status]}>{t(`connection:status.${status}`)}</MeaningBadge>
}
