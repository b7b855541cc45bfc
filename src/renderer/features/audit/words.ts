import { kebab } from '../../design/words/kebab.ts'
import type { useWords } from '../../design/words/use-words.ts'

type Translate = ReturnType<typeof useWords>['t']

/** What kind of record it is; the engine's own name for parts that people do not see as records. */
export function entityText(entity: string, t: Translate): string {
  return t([`audit:entity.${entity}`, `${kebab(entity)}:one`], { defaultValue: entity })
}

/** What a part of an entry is called, that belongs to a record of this kind or to the command itself. */
export function partText(name: string, namespace: string | null, t: Translate): string {
  const own = namespace === null ? [] : [`${namespace}:field.${name}`]
  return t([...own, `audit:part.${name}`, `design:field.${name}`], { defaultValue: name })
}
