import type { JobRecord } from '#shared/contract/job.ts'
import { MeaningBadge } from '../feedback/MeaningBadge.tsx'
import type { Meaning } from '../feedback/meaning.ts'
import { useWords } from '../words/use-words.ts'

/** How a job stands, by colour, icon and word. */
export function JobState({ state }: Pick<JobRecord, 'state'>) {
  const { code } = useWords()
  return <MeaningBadge meaning={meanings[state]}>{code('jobState', state)}</MeaningBadge>
}

const meanings: Readonly<Record<JobRecord['state'], Meaning>> = {
  queued: 'neutral',
  running: 'information',
  done: 'good',
  failed: 'danger',
  cancelled: 'attention',
}
