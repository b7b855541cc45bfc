import { useWords } from '../../design/words/use-words.ts'
import { entityText } from './words.ts'

/** What kind of record it is. */
export function EntityName({ entity }: { readonly entity: string }) {
  return entityText(entity, useWords().t)
}
