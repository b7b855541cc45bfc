import { Button } from '@mantine/core'
import { BellRing, Check, RotateCcw } from 'lucide-react'
import type { Task } from '#shared/contract/task.ts'
import { addDays, dayIn } from '#shared/kernel/dates.ts'
import { useOwnZone } from '../../design/clock/use-clock-words.ts'
import { useEngine } from '../../design/engine-context.ts'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { useMay } from '../../design/session-context.ts'
import { dayText } from '../../design/words/dates.ts'
import { useNow } from '../../design/words/use-now.ts'
import { useWords } from '../../design/words/use-words.ts'

/** Days until whoever was asked again is asked the next time. */
const chaseAfter = 7

/** One click for what happens most to a task. */
export function TaskActions({ record }: { readonly record: Task }) {
  const { client } = useEngine()
  const { t, language } = useWords()
  const today = dayIn(useOwnZone(), useNow())
  const toasts = useToasts()
  const mayEdit = useMay()
  if (!mayEdit) return null
  const isOpen = record.status === 'open' || record.status === 'inProgress'
  const status = isOpen ? 'done' : 'open'
  const move = () =>
    client.task
      .update({ id: record.id, revision: record.revision, changes: { status } })
      .then(() => toasts.done(t(`task:moved.${status}`), record.id), toasts.failed)
  const chaseAgain = () => {
    const chaseOn = addDays(today, chaseAfter)
    return client.task
      .update({ id: record.id, revision: record.revision, changes: { chaseOn } })
      .then(() => toasts.done(t('task:chased', { on: dayText(chaseOn, language) }), record.id), toasts.failed)
  }
  return (
    <>
      {isOpen && record.chaseOn !== null && (
        <Button variant="default" leftSection={<BellRing size={14} />} onClick={() => void chaseAgain()}>
          {t('task:chase')}
        </Button>
      )}
      <Button
        variant={isOpen ? 'filled' : 'default'}
        leftSection={isOpen ? <Check size={14} /> : <RotateCcw size={14} />}
        onClick={() => void move()}
      >
        {t(`task:move.${status}`)}
      </Button>
    </>
  )
}
