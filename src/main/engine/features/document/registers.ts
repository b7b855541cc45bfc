import type { Breach } from '#shared/contract/breach.ts'
import type { RightsRequest } from '#shared/contract/rights-request.ts'
import type { ReportInput } from '../../document/index.ts'
import type { Words } from '../../language/index.ts'

export const registersVersion = '1'

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
  ])
  return register('requests', columns, rows, words)
}

/** The documentation of every breach, notified or not: facts, effects, remedial action (GDPR Art. 33(5)). */
export function breachRegister(breaches: readonly Breach[], words: Words): Content {
  const code = (list: string, key: string) => words.text(`codes:${list}.${key}`)
  const columns = [
    text('reference', 1.1),
    text('facts', 3),
    text('nature', 1.4),
    instant('awareAt'),
    text('effects', 2.2),
    text('remedialAction', 2.2),
    text('authorityNotification', 1.4),
    instant('notifiedAt'),
    text('decision', 2),
  ]
  const rows = breaches.map((breach) => [
    breach.reference,
    [breach.title, breach.description].filter(Boolean),
    breach.nature.map((nature) => code('breachNature', nature)),
    breach.awareAt,
    breach.consequences,
    breach.measuresTaken,
    code('verdict', breach.authorityNotification),
    breach.notifiedAt,
    breach.decision
      ? [
          breach.decision.outcome,
          `${breach.decision.byName}, ${breach.decision.function}`,
          breach.decision.reasonIfNot,
        ].filter(Boolean)
      : null,
  ])
  return register('breaches', columns, rows, words)
}

interface ColumnPlan {
  readonly key: string
  readonly width: number
  readonly valueType: 'text' | 'day' | 'instant'
}

function text(key: string, width: number): ColumnPlan {
  return { key, width, valueType: 'text' }
}
function day(key: string): ColumnPlan {
  return { key, width: 1.2, valueType: 'day' }
}
function instant(key: string): ColumnPlan {
  return { key, width: 1.5, valueType: 'instant' }
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
