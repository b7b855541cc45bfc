import type { FilingSheet } from '#shared/contract/filing-sheet.ts'
import type { Instant } from '#shared/kernel/dates.ts'
import type { Language } from '#shared/kernel/message.ts'
import { valueText } from '../../../document/index.ts'
import type { EdpbField, EdpbForm, PortalSheet, Said } from '../../../edpb-form/index.ts'
import type { WordsOf } from '../../../language/index.ts'
import type { EntityOf, ReadDb } from '../../../storage/index.ts'
import { proposedAuthorities } from '../authorities.ts'
import { answerText } from './answer-text.ts'
import { type FilledForm, filledForm } from './reading.ts'
import { type BreachSurroundings, surroundingsOf } from './surroundings.ts'

/** What a portal's sheet is filled with. */
export interface SheetParts {
  readonly sheets: readonly PortalSheet[]
  readonly forms: readonly EdpbForm[]
  readonly wordsOf: WordsOf
}

/**
 * The sheet of every portal, those of the breach's authorities first. Where none of them has a sheet, the general one is
 * concerned.
 * @param language of the answers where the portal does not ask for one that we speak
 */
export async function filingSheetsOf(
  breach: EntityOf<'breach'>,
  { db, now, language }: { readonly db: ReadDb; readonly now: Instant; readonly language: Language },
  { sheets, forms, wordsOf }: SheetParts,
): Promise<FilingSheet[]> {
  const filled = await Promise.all(
    sheets.map(async (sheet) => {
      const words = await wordsOf(sheet.language ?? language)
      const around = await surroundingsOf(breach, { db, now, words })
      const form = filledForm(forms, breach.edpbAnswers ?? {}, around)
      const concerned =
        breach.authorities.length > 0
          ? breach.authorities
          : proposedAuthorities(around.organisation, breach).authorities
      const isConcerned = sheet.authority !== null && concerned.includes(sheet.authority)
      return sheetOf(sheet, isConcerned, form, around)
    }),
  )
  const isGeneral = filled.every(({ isConcerned }) => !isConcerned)
  return filled
    .map((sheet) => (sheet.key === 'general' ? { ...sheet, isConcerned: isGeneral } : sheet))
    .sort((one, other) => Number(other.isConcerned) - Number(one.isConcerned))
}

function sheetOf(
  { key, authority, isOrderSeen, sections }: PortalSheet,
  isConcerned: boolean,
  { form, answers }: FilledForm,
  around: BreachSurroundings,
): FilingSheet {
  const fieldOf = (number: number) => form.fields.find((one) => one.number === number)
  const fieldText = (field: EdpbField | undefined) => {
    const answer = field && answers[field.name]
    return field === undefined || answer === undefined
      ? ''
      : answerText(field, answer, around.words, around.breach.timeZone)
  }
  /** What fields say of one party after another stands together: its role, its name and its address on one line. */
  const fieldTexts = (number: number, asked: readonly (number | Said)[]) => {
    const field = fieldOf(number)
    if (field?.asManyAs != null && asked.includes(field.asManyAs)) return ''
    const others = asked.flatMap((other) => (typeof other === 'number' ? (fieldOf(other) ?? []) : []))
    return alignedLines([field, ...others.filter(({ asManyAs }) => asManyAs === number)].map(fieldText))
  }
  const textOf = (from: number | Said, asked: readonly (number | Said)[]) =>
    typeof from === 'number' ? fieldTexts(from, asked) : said[from](around)
  return {
    key,
    authority,
    isConcerned,
    isOrderSeen,
    sections: sections.map((section) => ({
      key: section.key,
      questions: Object.entries(section.questions).map(([question, { from, seen }]) => ({
        key: question,
        isSeen: seen,
        isByHand: from.length === 0,
        answer: from
          .map((one) => textOf(one, from))
          .filter((text) => text !== '')
          .join('\n'),
      })),
    })),
  }
}

/** The first line of each of these texts as one line, then the second of each. */
function alignedLines(texts: readonly string[]): string {
  const columns = texts.map((text) => text.split('\n'))
  return (columns[0] ?? [])
    .map((_, row) =>
      columns
        .map((lines) => lines[row])
        .filter(Boolean)
        .join(', '),
    )
    .join('\n')
}

/** What the record itself says to a question. */
const said: Readonly<Record<Said, (around: BreachSurroundings) => string>> = {
  detectedAt: ({ breach: { detectedAt, timeZone }, words }) =>
    String(valueText({ language: words.language, timeZone })(detectedAt, 'instant') ?? ''),
  dpo: ({ organisation: { dpo } }) => [dpo?.name, dpo?.email, dpo?.phone].filter(Boolean).join('\n'),
  specialCategories: ({ breach, words }) =>
    breach.specialCategories.map((category) => words.text(`codes:specialCategory.${category}`)).join('; '),
}
