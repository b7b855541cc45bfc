import { cite } from '#shared/kernel/citation.ts'
import type { ReportInput } from '../../document/index.ts'
import type { Words } from '../../language/index.ts'
import type { EntityOf } from '../../storage/index.ts'
import type { PackageFile } from './package-file.ts'
import { retentionText } from './record-cells.ts'

type Activity = EntityOf<'processingActivity'>
type Block = ReportInput['sections'][number]['blocks'][number]

/** What GDPR Art. 15(1) and 15(2) want said of one processing activity, in their order. */
export function processingBlocks(
  activity: Activity,
  { vendors }: Pick<PackageFile, 'vendors'>,
  words: Words,
): Block[] {
  const t = (key: string) => words.text(`document:package.${key}`)
  const code = (list: string, key: string) => words.text(`codes:${list}.${key}`)
  const field = (key: string, article: string, value: readonly string[]) => ({
    label: t(key),
    article: cite(article, words.language),
    value: value.length === 0 ? null : [...new Set(value)],
  })
  const decision = activity.automatedDecision
  return [
    { type: 'heading', level: 2, text: activity.name, id: `activity-${activity.reference}`, article: null },
    {
      type: 'fields',
      fields: [
        field(
          'purposes',
          'GDPR Art. 15(1)(a)',
          activity.purposes.map(({ name, legalBasis }) =>
            legalBasis ? `${name} (${code('legalBasis', legalBasis)})` : name,
          ),
        ),
        field(
          'categories',
          'GDPR Art. 15(1)(b)',
          activity.dataItems.map(({ category, description }) =>
            description
              ? words.pair(code('dataCategory', category), description)
              : code('dataCategory', category),
          ),
        ),
        field('recipients', 'GDPR Art. 15(1)(c)', recipientsOf(activity, vendors, words)),
        field('transfers', 'GDPR Art. 15(1)(c), 15(2)', transfersOf(activity, words)),
        field(
          'retention',
          'GDPR Art. 15(1)(d)',
          activity.retention.map((rule) => retentionText(rule, words)),
        ),
        field(
          'source',
          'GDPR Art. 15(1)(g)',
          activity.dataItems.map(({ source }) => code('source', source)),
        ),
        field(
          'automatedDecision',
          'GDPR Art. 15(1)(h)',
          decision === null
            ? [t('noAutomatedDecision')]
            : [decision.logic, decision.significance, decision.humanReview].filter((text) => text !== ''),
        ),
      ],
    },
  ]
}

/** By name, not by category (CJEU C-154/21). What stays within the organisation is no recipient. */
function recipientsOf(activity: Activity, vendors: PackageFile['vendors'], words: Words): readonly string[] {
  return activity.recipients
    .filter(({ kind }) => kind !== 'internal')
    .map(({ name, kind, vendorId }) => {
      const vendor = vendorId === null ? undefined : vendors.get(vendorId)
      return `${vendor?.legalName || vendor?.name || name} (${words.text(`codes:recipientKind.${kind}`)})`
    })
}

function transfersOf(activity: Activity, words: Words): readonly string[] {
  if (activity.transfers.length === 0) return [words.text('document:record.noTransfers')]
  return activity.transfers.map(({ country, recipient, tool, safeguards }) =>
    [
      words.country(country),
      recipient,
      tool ? words.text(`codes:transferTool.${tool}`) : words.text('document:record.noTool'),
      safeguards,
    ]
      .filter(Boolean)
      .join(', '),
  )
}
