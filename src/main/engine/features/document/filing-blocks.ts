import { authorityFacts } from '#shared/contract/authority.ts'
import type { Breach } from '#shared/contract/breach.ts'
import type { StandingFiling } from '#shared/contract/breach-filing.ts'
import { type ReportInput, shortHash } from '../../document/index.ts'
import type { Words } from '../../language/index.ts'

type Block = ReportInput['sections'][number]['blocks'][number]
type Sheet = NonNullable<ReportInput['sheets']>[number]

/** The filings of the breaches, as the legal file has them now. */
export type FilingsOf = (breachId: string) => readonly StandingFiling[]

/** What was filed with which authority, and when the authority had it (GDPR Art. 33(1), 33(4)). */
export function filingBlocks(filings: readonly StandingFiling[], words: Words): Block[] {
  const standing = filings.filter(({ state }) => state !== 'voided')
  if (standing.length === 0) return []
  const title = (key: string) => words.text(`document:breaches.filings.${key}`)
  return [
    {
      type: 'table',
      caption: title('caption'),
      columns: [
        { title: title('authority'), width: 1.4 },
        { title: title('sent'), width: 1.3, valueType: 'instant' },
        { title: title('received'), width: 1.3, valueType: 'instant' },
        { title: title('receipt'), width: 1.6 },
        { title: title('reason'), width: 2.6 },
      ],
      rows: standing.map((filing) => [
        [authorityFacts(filing.authority).short, words.text(`codes:filingKind.${filing.kind}`)],
        filing.filedAt,
        filing.receivedAt,
        receiptOf(filing, words),
        reasonOf(filing, words),
      ]),
    },
  ]
}

/** One row a filing, for spreadsheets. */
export function filingSheet(breaches: readonly Breach[], filingsOf: FilingsOf, words: Words): Sheet[] {
  const rows = breaches.flatMap(({ id, reference }) =>
    filingsOf(id).map((filing) => [
      reference,
      authorityFacts(filing.authority).name,
      words.text(`codes:filingKind.${filing.kind}`),
      words.text(`codes:filingChannel.${filing.channel}`),
      filing.filedAt,
      filing.receivedAt,
      filing.receipt?.number ?? '',
      words.text(`breach-filing:state.${filing.state}`),
      filing.reason,
      filing.contentHash,
    ]),
  )
  if (rows.length === 0) return []
  const column = (key: string, width = 2) => ({ title: words.text(key), width })
  return [
    {
      name: words.text('document:breaches.filings.caption'),
      columns: [
        column('document:breaches.reference', 1),
        column('breach-filing:field.authority'),
        column('breach-filing:field.kind'),
        column('breach-filing:field.channel'),
        { ...column('breach-filing:field.filedAt'), valueType: 'instant' },
        { ...column('breach-filing:field.at'), valueType: 'instant' },
        column('breach-filing:field.number'),
        column('document:breaches.filings.state'),
        column('breach-filing:field.reason'),
        column('breach-filing:field.contentHash'),
      ],
      rows,
    },
  ]
}

function receiptOf({ receipt, state, contentHash }: StandingFiling, words: Words): string[] {
  const number = receipt === null ? words.text(`breach-filing:state.${state}`) : receipt.number
  return [number, `SHA-256 ${shortHash(contentHash)}`].filter((line) => line !== '')
}

/** Why, and which fields say something else than in the filing before. */
function reasonOf({ reason, formerId, changed }: StandingFiling, words: Words): string[] {
  // The form follows the record: it is named where nothing else says what is new.
  const told = changed.filter((name) => name !== 'edpbForm' || changed.length === 1)
  const fields = told.map((name) => words.text(`breach:field.${name}`)).join(', ')
  const news = fields === '' ? [] : [words.text('document:breaches.filings.changed', { fields })]
  return [reason, ...(formerId === null ? [] : news)].filter((line) => line !== '')
}
