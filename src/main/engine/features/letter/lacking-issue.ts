import type { LackingContent } from '#shared/contract/letter.ts'
import type { InputIssue } from '#shared/kernel/faults.ts'

/** What a letter or a template lacks, as a wrong place of an input. */
export function lackingIssue(path: readonly string[], { part, value, article }: LackingContent): InputIssue {
  return value === null
    ? { path: [...path], key: 'letterLacks', params: { part, article } }
    : { path: [...path], key: 'letterLacksValue', params: { part, value, article } }
}
