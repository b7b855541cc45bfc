import type { Right } from '#shared/contract/codes.ts'
import { useWords } from '../../design/words/use-words.ts'

/** Several rights in one line. */
export function Rights({ of }: { readonly of: readonly Right[] }) {
  const { code } = useWords()
  return of.map((right) => code('right', right)).join(' · ')
}
