import type { ProcessingActivity } from '#shared/contract/processing-activity.ts'
import type { Message } from '#shared/kernel/message.ts'

type Content = Omit<
  ProcessingActivity,
  'id' | 'reference' | 'revision' | 'createdAt' | 'updatedAt' | 'approval' | 'approvedAt' | 'completeness'
>

/** A cell that an authority looks for, and whether an entry fills it. */
interface Cell {
  readonly key: string
  readonly article: string
  readonly applies?: (activity: Content) => boolean
  readonly filled: (activity: Content) => boolean
}

const isController = ({ kind }: Content) => kind !== 'processor'
const isProcessor = ({ kind }: Content) => kind === 'processor'

/**
 * The cells of GDPR Art. 30(1) (controller) and 30(2) (processor), and the legal basis of each purpose, which Art. 30
 * does not ask for but Art. 5(2) and 13(1)(c) do.
 */
const cells: readonly Cell[] = [
  {
    key: 'controllers',
    article: 'GDPR Art. 30(2)(a)',
    applies: isProcessor,
    filled: ({ controllers }) => controllers.length > 0,
  },
  {
    key: 'jointControllers',
    article: 'GDPR Art. 30(1)(a), 26',
    applies: ({ kind }) => kind === 'jointController',
    filled: ({ controllers, jointArrangement }) => controllers.length > 0 && jointArrangement !== '',
  },
  {
    key: 'purposes',
    article: 'GDPR Art. 30(1)(b)',
    applies: isController,
    filled: ({ purposes }) => purposes.length > 0,
  },
  {
    key: 'operations',
    article: 'GDPR Art. 30(2)(b)',
    applies: isProcessor,
    filled: ({ operations, description }) => operations.length > 0 || description !== '',
  },
  {
    key: 'legalBasis',
    article: 'GDPR Art. 6(1)',
    applies: isController,
    filled: ({ purposes }) => purposes.length > 0 && purposes.every(({ legalBasis }) => legalBasis !== null),
  },
  {
    key: 'dataSubjects',
    article: 'GDPR Art. 30(1)(c)',
    applies: isController,
    filled: ({ dataSubjects }) => dataSubjects.length > 0,
  },
  {
    key: 'dataItems',
    article: 'GDPR Art. 30(1)(c)',
    applies: isController,
    filled: ({ dataItems }) => dataItems.length > 0,
  },
  {
    key: 'recipients',
    article: 'GDPR Art. 30(1)(d)',
    applies: isController,
    filled: ({ recipients }) => recipients.length > 0,
  },
  {
    key: 'transferTool',
    article: 'GDPR Art. 30(1)(e), 30(2)(c)',
    applies: ({ transfers }) => transfers.length > 0,
    filled: ({ transfers }) => transfers.every(({ tool }) => tool !== null),
  },
  {
    key: 'retention',
    article: 'GDPR Art. 30(1)(f)',
    applies: isController,
    filled: ({ retention }) =>
      retention.length > 0 &&
      retention.every((rule) => (rule.period !== null && rule.startEvent !== '') || rule.criterion !== ''),
  },
  {
    key: 'measures',
    article: 'GDPR Art. 30(1)(g), 32(1)',
    filled: ({ measures }) => measures.length > 0,
  },
  {
    key: 'art9Condition',
    article: 'GDPR Art. 9(2)',
    applies: ({ kind, dataItems }) =>
      kind !== 'processor' && dataItems.some(({ specialCategory }) => specialCategory !== null),
    filled: ({ purposes }) => purposes.some(({ art9Condition }) => art9Condition !== null),
  },
  {
    key: 'dpia',
    article: 'GDPR Art. 35(1)',
    applies: ({ kind, dpia }) => kind !== 'processor' && dpia.criteria.length >= 2,
    filled: ({ dpia }) => dpia.necessity !== 'undetermined',
  },
]

/** The cells that an entry does not fill yet, as `activity:missing.<cell>` with their articles. */
export function missingCells(activity: Content): Message[] {
  return applicable(activity)
    .filter(({ filled }) => !filled(activity))
    .map(({ key, article }) => ({ key: `activity:missing.${key}`, params: {}, article }))
}

/** Share of the cells that apply to the entry and are filled, in whole percent. */
export function completenessOf(activity: Content): number {
  const asked = applicable(activity)
  return Math.floor((asked.filter(({ filled }) => filled(activity)).length / asked.length) * 100)
}

function applicable(activity: Content): readonly Cell[] {
  return cells.filter(({ applies }) => applies?.(activity) ?? true)
}
