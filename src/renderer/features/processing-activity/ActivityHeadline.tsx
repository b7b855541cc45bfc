import type { ProcessingActivity } from '#shared/contract/processing-activity.ts'
import { CodeLabel } from '../../design/fields/code.tsx'
import { ActivityStatus } from './status.tsx'

export function ActivityHeadline({ record }: { readonly record: ProcessingActivity }) {
  return (
    <>
      <ActivityStatus status={record.status} />
      <CodeLabel list="controllerRole" code={record.kind} />
      {record.owner !== '' && <span>{record.owner}</span>}
      {record.department !== '' && <span>{record.department}</span>}
    </>
  )
}
