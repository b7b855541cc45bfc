import { useWords } from './use-words.ts'

/** The names of a calendar's arrows, for assistive technology. */
export function useCalendarWords() {
  const { t } = useWords()
  return {
    ariaLabels: {
      nextMonth: t('design:calendar.nextMonth'),
      previousMonth: t('design:calendar.previousMonth'),
      nextYear: t('design:calendar.nextYear'),
      previousYear: t('design:calendar.previousYear'),
      nextDecade: t('design:calendar.nextDecade'),
      previousDecade: t('design:calendar.previousDecade'),
    },
  }
}
