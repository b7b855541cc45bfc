import { SegmentedControl } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { dayIn } from '#shared/kernel/dates.ts'
import { Page } from '../../design/layout/Page.tsx'
import { PageHead } from '../../design/layout/PageHead.tsx'
import { withSearch } from '../../design/layout/with-search.ts'
import { useOpenStore } from '../../design/session-context.ts'
import { useNow } from '../../design/words/use-now.ts'
import { useWords } from '../../design/words/use-words.ts'
import { Agenda } from './Agenda.tsx'
import { CalendarSearch } from './calendar-search.ts'
import { ExportMenu } from './ExportMenu.tsx'
import { Week } from './Week.tsx'

/** Every date of the store, as an agenda or week by week. */
export function CalendarPage() {
  const { t } = useWords()
  const { organisation } = useOpenStore()
  const today = dayIn(organisation.timeZone, useNow())
  const shown = CalendarSearch.parse(useSearch({ strict: false }))
  const navigate = useNavigate()
  const show = (change: Partial<CalendarSearch>) => {
    const { view, day, kinds, urgency } = { ...shown, ...change }
    const search = {
      ...(view === 'agenda' ? {} : { view }),
      ...(day === null ? {} : { day }),
      ...(kinds.length === 0 ? {} : { kinds }),
      // A week is near or far as a whole.
      ...(urgency === null || view === 'week' ? {} : { urgency }),
    }
    void navigate({ to: '/calendar', replace: true, search: withSearch(search) })
  }
  return (
    <Page
      head={
        <PageHead
          title={t('calendar:title')}
          actions={
            <>
              <SegmentedControl
                size="xs"
                aria-label={t('calendar:views')}
                value={shown.view}
                onChange={(view) => show({ view: view === 'week' ? 'week' : 'agenda' })}
                data={(['agenda', 'week'] as const).map((value) => ({
                  value,
                  label: t(`calendar:view.${value}`),
                }))}
              />
              <ExportMenu kinds={shown.kinds} />
            </>
          }
        />
      }
    >
      {shown.view === 'week' ? (
        <Week shown={shown} show={show} today={today} />
      ) : (
        <Agenda shown={shown} show={show} today={today} />
      )}
    </Page>
  )
}
