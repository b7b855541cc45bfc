import type { RightsRequest } from '#shared/contract/rights-request.ts'
import type { ReportInput } from '../../document/index.ts'
import type { Words } from '../../language/index.ts'

export const registersVersion = '2'

type Content = Pick<ReportInput, 'title' | 'subtitle' | 'layout' | 'sections' | 'sheets'>
type Sheet = NonNullable<ReportInput['sheets']>[number]

/** The register of data-subject requests: what was asked, when it was due, when it was answered (GDPR Art. 5(2), 12(3)). */
export function rightsRequestRegister(requests: readonly RightsRequest[], words: Words): Content {
  const code = (list: string, key: string) => words.text(`codes:${list}.${key}`)
  const columns = [
    text('reference', 1.2),
    text('rights', 2.4),
    text('channel', 1.1),
    day('receivedOn'),
    day('dueOn'),
    day('closedOn'),
    text('state', 1.4),
    text('outcome', 1.4),
    day('blankedOn'),
  ]
  const rows = requests.map((request) => [
    request.reference,
    request.rights.map((right) => code('right', right)),
    code('requestChannel', request.channel),
    request.receivedOn,
    request.dueOn,
    request.closedOn,
    code('rightsRequestState', request.status),
    request.outcome ? code('requestOutcome', request.outcome) : null,
    request.blankedOn,
  ])
  return register('requests', columns, rows, words)
}

interface ColumnPlan {
  readonly key: string
  readonly width: number
  readonly valueType: 'text' | 'day'
}

function text(key: string, width: number): ColumnPlan {
  return { key, width, valueType: 'text' }
}
function day(key: string): ColumnPlan {
  return { key, width: 1.2, valueType: 'day' }
}

function register(kind: string, plan: readonly ColumnPlan[], rows: Sheet['rows'], words: Words): Content {
  const t = (key: string) => words.text(`document:${kind}.${key}`)
  const columns = plan.map(({ key, width, valueType }) => ({
    title: t(key),
    width,
    valueType,
    align: 'auto' as const,
    article: null,
  }))
  return {
    title: t('title'),
    subtitle: t('subtitle'),
    layout: 'cover',
    sections: [
      {
        orientation: 'landscape',
        blocks: [
          { type: 'heading', level: 1, text: t('title'), id: 'register', article: t('article') },
          rows.length === 0
            ? { type: 'note', tone: 'information', text: t('empty') }
            : { type: 'table', caption: null, columns, rows },
        ],
      },
    ],
    sheets: [{ name: t('sheet'), columns, rows }],
  }
}
