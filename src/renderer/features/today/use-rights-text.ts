import { useWords } from '../../design/words/use-words.ts'

/** Several rights in one line. */
export function useRightsText(): (rights: readonly string[]) => string {
  const { code } = useWords()
  return (rights) => rights.map((right) => code('right', right)).join(' · ')
}
