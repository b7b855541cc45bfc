import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Deadline } from '#shared/contract/calendar.ts'
import { addDays, dayIn } from '#shared/kernel/dates.ts'
import { pageLimit } from '#shared/kernel/list.ts'
import type { Language } from '#shared/kernel/message.ts'
import { useEngine } from '../design/engine-context.ts'
import { noticesAt, Told } from '../design/notices/due-notices.ts'
import { useNoticesSetting } from '../design/notices/notices-setting.ts'
import { usePreference } from '../design/preferences/use-preference.ts'
import { useOpenStore } from '../design/session-context.ts'
import { dayText, instantText } from '../design/words/dates.ts'
import { useNow } from '../design/words/use-now.ts'
import { useWords } from '../design/words/use-words.ts'

/** Tells of deadlines through the operating system, while the store is open and where the person wants it. */
export function DueNotices() {
  const [isOn] = useNoticesSetting()
  return isOn ? <Telling /> : null
}

/** More at once are told together, so that a morning does not begin with a pile. */
const singly = 3

function Telling() {
  const { query, host } = useEngine()
  const { t, language } = useWords()
  const { organisation } = useOpenStore()
  const now = useNow()
  const [told, setTold] = usePreference('noticesTold', Told, {})
  const until = addDays(dayIn(organisation.timeZone, now), 8)
  const { data } = useQuery(query.calendar.list.queryOptions({ input: { until, limit: pageLimit } }))
  useEffect(() => {
    if (data === undefined) return
    const next = noticesAt(data.items, told, now)
    if (JSON.stringify(next.told) === JSON.stringify(told)) return
    // Kept before it is told: a window that closes meanwhile rather tells too little than twice.
    setTold(next.told)
    if (next.due.length === 0) return
    const said = next.due.map((deadline) =>
      t('notice:due', { reference: deadline.reference, when: whenOf(deadline, language) }),
    )
    const lines = [...new Set(said)]
    if (lines.length <= singly) for (const line of lines) void host.notify(t('notice:title'), line)
    else
      void host.notify(t('notice:title'), t('notice:several', { count: lines.length, first: lines[0] ?? '' }))
  }, [data, told, now, setTold, host, t, language])
  return null
}

/** The date alone: a notice is read by whoever stands before the screen. */
function whenOf({ dueOn, dueAt, zone }: Deadline, language: Language): string {
  return dueAt === null ? dayText(dueOn, language) : instantText(dueAt, zone, language)
}
