import { authorityName } from '#shared/contract/authority.ts'
import type { FilingSheet } from '#shared/contract/filing-sheet.ts'
import type { ReportInput } from '../../document/index.ts'
import type { Words } from '../../language/index.ts'
import type { EntityOf } from '../../storage/index.ts'

/** Version of this document's structure and wording; part of its content hash. */
export const breachFilingSheetVersion = '1'

type Content = Pick<ReportInput, 'title' | 'reference' | 'subtitle' | 'layout' | 'sections'>
type Block = ReportInput['sections'][number]['blocks'][number]

/** For each authority of the breach the questions of its portal with the answers to copy, and how far they are attested. */
export function breachFilingSheet(
  breach: EntityOf<'breach'>,
  sheets: readonly FilingSheet[],
  words: Words,
): Content {
  const t = (key: string, params?: Readonly<Record<string, string>>) =>
    words.text(`filing-sheet:${key}`, params)
  const blocks = sheets
    .filter(({ isConcerned }) => isConcerned)
    .flatMap((sheet, place): Block[] => [
      ...(place === 0 ? [] : [{ type: 'pageBreak' as const }]),
      ...sheetBlocks(sheet),
    ])
  return {
    title: t('title'),
    reference: breach.reference,
    subtitle: `${breach.reference} ${breach.title}`,
    layout: 'compact',
    sections: [{ blocks }],
  }

  function sheetBlocks({ key, authority, isOrderSeen, sections }: FilingSheet): Block[] {
    const isPartlySeen = sections.some(({ questions }) => questions.some(({ isSeen }) => isSeen))
    const order = t(isOrderSeen ? 'orderSeen' : 'orderNotSeen')
    return [
      {
        type: 'heading',
        level: 1,
        text: authority === null ? t('generalTitle') : authorityName(authority),
        id: key,
      },
      {
        type: 'note',
        tone: isOrderSeen ? 'information' : 'attention',
        text: `${order} ${t('basis', { source: t(`source.${key}`) })}. ${t('about')}`,
      },
      ...sections.flatMap((section): Block[] => [
        { type: 'heading', level: 2, text: t(`section.${section.key}`), id: `${key}-${section.key}` },
        {
          type: 'fields',
          fields: section.questions.map((question) => ({
            label: t(`question.${question.key}`),
            article: !question.isSeen && isPartlySeen ? t('notSeen') : null,
            value: question.isByHand ? t('byHand') : question.answer || null,
          })),
        },
      ]),
    ]
  }
}
