import { actionText } from '../../design/history/HistoryTab.tsx'
import type { Filters } from '../../design/table/column.ts'
import { choiceFilter, optionFilter } from '../../design/table/filters.tsx'
import { instantFilter } from '../../design/table/instant-filter.tsx'
import { useWords } from '../../design/words/use-words.ts'
import { useLogState } from './use-log-state.ts'
import { entityText } from './words.ts'

/** Who, what, which kind of record, when, and where the clock was not as it should be. None of it names a record. */
export const auditFilters: Filters = {
  actor: optionFilter(useActors),
  action: optionFilter(useActions),
  entity: optionFilter(useEntities),
  atAfter: instantFilter('start'),
  atBefore: instantFilter('end'),
  clock: choiceFilter('audit:clock', ['back', 'jump']),
}

function useActors() {
  return useSorted((useLogState()?.actors ?? []).map(({ id, label }) => ({ value: id, label })))
}

function useEntities() {
  const { t } = useWords()
  return useSorted((useLogState()?.entities ?? []).map((value) => ({ value, label: entityText(value, t) })))
}

/** The same thing done to records of several kinds stands under each of them. */
function useActions() {
  const { t } = useWords()
  return useSorted(
    (useLogState()?.actions ?? []).map((value) => {
      const part = value.slice(0, value.indexOf('.'))
      const area = t([`audit:area.${part}`], { defaultValue: entityText(part, t) })
      return { value, label: `${area}${t('design:colon')}${actionText(value, t)}` }
    }),
  )
}

function useSorted(options: readonly { readonly value: string; readonly label: string }[]) {
  const { language } = useWords()
  return options.toSorted((one, other) => one.label.localeCompare(other.label, language))
}
