import type { Deadline } from '#shared/contract/calendar.ts'
import { useWords } from '../../design/words/use-words.ts'

/** What a deadline is of: the record's title, or the rights of a request. */
export function useDeadlineTitle(): (deadline: Deadline) => string {
  const { code } = useWords()
  return ({ title, rights }) => title || rights.map((right) => code('right', right)).join(' · ')
}
