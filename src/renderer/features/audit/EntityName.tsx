import { kebab } from '../../design/words/kebab.ts'
import { useWords } from '../../design/words/use-words.ts'

/** What kind of record it is; the engine's own name for parts that people do not see as records. */
export function EntityName({ entity }: { readonly entity: string }) {
  const { t } = useWords()
  return t([`audit:entity.${entity}`, `${kebab(entity)}:one`], { defaultValue: entity })
}
