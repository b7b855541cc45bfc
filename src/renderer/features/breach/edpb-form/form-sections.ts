import type { EdpbFormReading } from '#shared/contract/edpb-form.ts'
import type { SectionEntry } from '../../../design/form/SectionNav.tsx'

/** The sections of the form that ask anything, in the template's order, with how far each is. */
export function sectionsOf(
  { fields, answers, issues }: Pick<EdpbFormReading, 'fields' | 'answers' | 'issues'>,
  titleOf: (key: string) => string,
): SectionEntry[] {
  const wrong = new Set(issues.filter(({ rule }) => rule !== 'missing').map(({ field }) => field))
  const missing = new Set(issues.filter(({ rule }) => rule === 'missing').map(({ field }) => field))
  return [...new Set(fields.map(({ section }) => section))].map((key) => {
    const names = fields.filter(({ section }) => section === key).map(({ name }) => name)
    const has = (of: (name: string) => boolean) => names.some(of)
    const isAnswered = has((name) => answers[name] !== undefined)
    const mark = has((name) => wrong.has(name))
      ? 'wrong'
      : !has((name) => missing.has(name))
        ? isAnswered
          ? 'filled'
          : 'empty'
        : isAnswered
          ? 'partly'
          : 'empty'
    return { key, title: titleOf(key), mark }
  })
}
