import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LackingContent, LetterKind, TemplateProblem } from '#shared/contract/letter.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { Language } from '#shared/kernel/message.ts'
import type { ReadDb } from '../../storage/index.ts'
import type { KindRule } from './contents.ts'
import { namesIn, parseTemplate, type Template, type Vocabulary } from './template.ts'
import { conditionNamesOf, valueNamesOf } from './values.ts'

/** The text that a template was shipped with, by kind and language. */
export type ShippedTemplates = (kind: LetterKind, language: Language) => string

/** Reads `templates/letters/<language>/<kind>.txt`, each file once. */
export function openShippedTemplates(resourcesDir: string): ShippedTemplates {
  const read = new Map<string, string>()
  return (kind, language) => {
    const path = join(resourcesDir, 'templates', 'letters', language, `${kind}.txt`)
    const text = read.get(path) ?? readFileSync(path, 'utf8')
    read.set(path, text)
    return text
  }
}

/** What the template of a kind may name. */
export function vocabularyOf(rule: KindRule): Vocabulary {
  return {
    values: [...valueNamesOf(rule.of), ...rule.asks, ...rule.asksSwiss],
    conditions: conditionNamesOf(rule.of),
    parts: rule.contents.map(({ part }) => part),
  }
}

/** Holds a template against its language and what the law asks of the letter in the Union. */
export function checkTemplate(
  text: string,
  rule: KindRule,
): { readonly problems: readonly TemplateProblem[]; readonly lacking: readonly LackingContent[] } {
  const { template, problems } = parseTemplate(text, vocabularyOf(rule))
  if (template === null) return { problems, lacking: [] }
  const lacking = rule.contents.flatMap(({ part, article, answers, states }): LackingContent[] => {
    const found = template.parts.find((one) => one.part === part)
    if (found === undefined || isBlank(found.spans)) return [{ part, value: null, article }]
    const names = namesIn(found.spans)
    return [...answers, ...states]
      .filter((name) => !names.includes(name))
      .map((value) => ({ part, value, article }))
  })
  return { problems: [], lacking }
}

function isBlank(spans: Template['title']): boolean {
  return spans.every((span) => {
    if (span.kind === 'text') return span.text.trim() === ''
    return span.kind === 'value' ? false : isBlank(span.inner)
  })
}

/** The text of a template as the store has it: its own, or the shipped one. */
export async function templateTextOf(
  db: ReadDb,
  kind: LetterKind,
  language: Language,
  shipped: ShippedTemplates,
): Promise<string> {
  const [own] = await db.all('letterTemplate', { kind: [kind], language: [language] })
  return own?.text ?? shipped(kind, language)
}

/** @throws Fault `template-broken` with line and placeholder, where a later version no longer knows what it names */
export function readTemplate(text: string, kind: LetterKind, rule: KindRule): Template {
  const { template, problems } = parseTemplate(text, vocabularyOf(rule))
  if (template !== null) return template
  const [first] = problems
  throw new Fault('template-broken', {
    params: { file: kind, line: first?.line ?? 1, message: first?.placeholder ?? '' },
  })
}
