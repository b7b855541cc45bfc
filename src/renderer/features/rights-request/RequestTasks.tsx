import { Button, Group } from '@mantine/core'
import { ListPlus } from 'lucide-react'
import { useState } from 'react'
import type { RightsRequest } from '#shared/contract/rights-request.ts'
import { useMay } from '../../design/session-context.ts'
import { RecordTasks } from '../../design/tasks/RecordTasks.tsx'
import { useWords } from '../../design/words/use-words.ts'
import { PlanDialog } from './PlanDialog.tsx'

/** What has to be done for a request, and the way to one action for each place that may hold data of the person. */
export function RequestTasks({ record }: { readonly record: RightsRequest }) {
  const { t } = useWords()
  const mayEdit = useMay()
  const [isPlanning, setPlanning] = useState(false)
  return (
    <RecordTasks recordId={record.id}>
      {mayEdit && (
        <Group>
          <Button variant="default" leftSection={<ListPlus size={14} />} onClick={() => setPlanning(true)}>
            {t('rights-request:plan.open')}
          </Button>
        </Group>
      )}
      {isPlanning && <PlanDialog record={record} onClose={() => setPlanning(false)} />}
    </RecordTasks>
  )
}
