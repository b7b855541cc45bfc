import type { DraftPart, LackingContent, LetterDraft, LetterKind } from '#shared/contract/letter.ts'
import { Day, dayInWords } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { Language } from '#shared/kernel/message.ts'
import type { Words } from '../../language/index.ts'
import { articleIn, asksOf, type KindRule, type LetterContents } from './contents.ts'
import type { LetterFile } from './letter-file.ts'
import { proposedAnswers, proposedRecipient } from './proposals.ts'
import { renderPart, renderTitle, type Template, type Values } from './template.ts'
import { valuesOf } from './values.ts'

/** What a person says of a letter: what is left out is proposed from the record. */
export interface Wanted {
  readonly kind: LetterKind
  readonly regime?: LetterDraft['regime'] | undefined
  readonly recipientName?: string | undefined
  readonly recipientAddress?: string | undefined
  readonly answers: Readonly<Record<string, string>>
  readonly edited: Readonly<Record<string, string>>
}

interface Sources {
  readonly contents: LetterContents
  readonly template: Template
  readonly words: Words
  readonly authority: (regime: LetterDraft['regime']) => string
}

/**
 * Writes a letter from a template and its record, and says what it lacks of what the law asks.
 * @throws Fault `invalid-input` when the kind belongs to another kind of record or regime
 */
export function composeLetter(file: LetterFile, wanted: Wanted, sources: Sources): LetterDraft {
  const { contents, template, words } = sources
  const rule = contents.kinds[wanted.kind]
  const regime = regimeOf(file, wanted, rule)
  const recipient = proposedRecipient(file, wanted.kind, rule)
  const recipientName = wanted.recipientName ?? recipient.name
  const proposed = proposedAnswers(file, words, sources.authority(regime))
  const asks = asksOf(rule, regime)
  const answers = Object.fromEntries(asks.map((name) => [name, wanted.answers[name] ?? proposed[name] ?? '']))
  const values: Values = {
    ...valuesOf(file, { words, regime, contents }),
    ...answers,
    ...addressed(file, recipientName),
    ...announced(answers, words.language),
  }
  const parts = template.parts.flatMap((one): DraftPart[] => {
    const original = renderPart(one, values)
    const text = wanted.edited[one.key] ?? original
    if (original === '' && text === '') return []
    const required = rule.contents.find(({ part }) => part === one.part)
    return [
      {
        key: one.key,
        part: one.part,
        article: required ? articleIn(regime, required) : null,
        text,
        original,
      },
    ]
  })
  return {
    language: words.language,
    regime,
    recipientName,
    recipientAddress: wanted.recipientAddress ?? recipient.address,
    asks: asks.map((name) => ({
      name,
      value: answers[name] ?? '',
      article: articleOfAsk(rule, name, regime),
    })),
    title: renderTitle(template, values),
    parts,
    lacking: lackingOf(parts, rule, regime, values),
  }
}

function regimeOf(file: LetterFile, { regime }: Wanted, rule: KindRule): LetterDraft['regime'] {
  const possible = file.record.regimes.filter((one) => rule.regimes.includes(one))
  const chosen = regime ?? possible[0]
  if (rule.of !== file.of || chosen === undefined || !possible.includes(chosen))
    throw new Fault('invalid-input', { issues: [{ path: ['kind'], key: 'letterNotForThisRecord' }] })
  return chosen
}

/** Who is addressed: the person themselves does not exercise rights "for" anybody, even when another wrote for them. */
function addressed({ of, record }: LetterFile, recipientName: string): Values {
  if (of === 'breach') return { recipientName }
  return {
    recipientName,
    isForAnother: record.contactRole !== 'self' && recipientName !== record.subjectName,
  }
}

/** Switzerland: the controller announces until when it answers (FADP Ordinance Art. 18(2)). */
function announced({ announcedOn }: Readonly<Record<string, string>>, language: Language): Values {
  if (announcedOn === undefined) return {}
  const day = Day.safeParse(announcedOn)
  return { extendedDueOn: day.success ? dayInWords(day.data, language) : '' }
}

function articleOfAsk({ contents }: KindRule, name: string, regime: LetterDraft['regime']): string | null {
  const content = contents.find(({ answers }) => answers.includes(name))
  return content === undefined ? null : articleIn(regime, content)
}

/** What the law asks of the letter and its parts do not say. */
function lackingOf(
  parts: readonly DraftPart[],
  rule: KindRule,
  regime: LetterDraft['regime'],
  values: Values,
): LackingContent[] {
  return rule.contents.flatMap((content) => {
    const article = articleIn(regime, content)
    if (article === null || (content.when !== null && values[content.when] !== true)) return []
    const { part, answers, states } = content
    const lacks = (value: string | null) => ({ part, value, article })
    const found = parts.find((one) => one.part === part)
    if (found === undefined || found.text.trim() === '') return [lacks(null)]
    return [
      // An answer may also be written straight into the text.
      ...answers.filter((name) => values[name] === '' && found.text === found.original).map(lacks),
      ...states.filter((name) => !says(found.text, values[name])).map(lacks),
    ]
  })
}

function says(text: string, value: string | boolean | undefined): boolean {
  if (typeof value !== 'string' || value === '') return false
  const plain = (words: string) => words.replace(/\s+/g, ' ').toLowerCase()
  return plain(text).includes(plain(value))
}
