import type { ProcessingActivity } from '#shared/contract/processing-activity.ts'
import { cite } from '#shared/kernel/citation.ts'
import { type Day, dayInWords } from '#shared/kernel/dates.ts'
import type { Words } from '../../language/index.ts'

export interface Names {
  /** The name of a system, a vendor or a field by its identifier. */
  readonly of: (id: string) => string
}

/** One cell of an entry, with its label's key under `document:record`. */
export interface Cell {
  readonly key: string
  readonly article: string | null
  /** Art. 30 asks for it: an empty one is shown as not stated. */
  readonly required: boolean
  readonly value: string | readonly string[] | null
  readonly valueType: 'text' | 'day'
}

/** The cells of GDPR Art. 30(1) or 30(2) in their order, then what goes beyond them. */
export function cellsOf(activity: ProcessingActivity, names: Names, words: Words): Cell[] {
  const isProcessor = activity.kind === 'processor'
  const first = isProcessor ? '30(2)' : '30(1)'
  const code = (list: string, key: string) => words.text(`codes:${list}.${key}`)
  const t = (key: string, params = {}) => words.text(`document:record.${key}`, params)
  const cell = (
    key: string,
    article: string | null,
    value: Cell['value'],
    required = article !== null,
  ): Cell => ({
    key,
    article: article && cite(article, words.language),
    required,
    value,
    valueType: 'text',
  })
  const day = (key: string, value: Day | null): Cell => ({ ...cell(key, null, value), valueType: 'day' })
  const controllers = activity.controllers.map(({ name, contact }) =>
    contact ? `${name}, ${contact}` : name,
  )
  return [
    cell('role', null, code('controllerRole', activity.kind)),
    cell(
      isProcessor ? 'controllers' : 'jointControllers',
      isProcessor ? 'GDPR Art. 30(2)(a)' : 'GDPR Art. 30(1)(a), 26',
      controllers,
      isProcessor || activity.kind === 'jointController',
    ),
    cell('description', null, activity.description),
    ...(isProcessor
      ? [
          cell(
            'operations',
            'GDPR Art. 30(2)(b)',
            activity.operations.map((key) => code('processingOperation', key)),
          ),
        ]
      : [
          cell(
            'purposes',
            'GDPR Art. 30(1)(b)',
            activity.purposes.map(({ name }) => name),
          ),
          cell(
            'dataSubjects',
            'GDPR Art. 30(1)(c)',
            activity.dataSubjects.map((subjects) =>
              [
                code('dataSubjectCategory', subjects.category),
                subjects.children && subjects.category !== 'child' ? t('children') : '',
                subjects.vulnerable ? t('vulnerable') : '',
                subjects.volume === null ? '' : t('volume', { count: subjects.volume }),
              ]
                .filter(Boolean)
                .join(', '),
            ),
          ),
          cell(
            'dataItems',
            'GDPR Art. 30(1)(c)',
            activity.dataItems.map((item) =>
              [
                item.description
                  ? words.pair(code('dataCategory', item.category), item.description)
                  : code('dataCategory', item.category),
                item.specialCategory
                  ? `${code('specialCategory', item.specialCategory)} (${cite('GDPR Art. 9(1)', words.language)})`
                  : '',
                item.criminalOffence ? t('criminalOffence') : '',
              ]
                .filter(Boolean)
                .join(', '),
            ),
          ),
          cell(
            'recipients',
            'GDPR Art. 30(1)(d)',
            activity.recipients.map(({ name, kind, categories }) => {
              const shared = categories.map((key) => code('dataCategory', key)).join(', ')
              const recipient = `${name} (${code('recipientKind', kind)})`
              return shared ? words.pair(recipient, shared) : recipient
            }),
          ),
        ]),
    cell(
      'transfers',
      `GDPR Art. ${first}(${isProcessor ? 'c' : 'e'})`,
      activity.transfers.length === 0
        ? t('noTransfers')
        : activity.transfers.map(({ country, recipient, tool, safeguards }) =>
            [words.country(country), recipient, tool ? code('transferTool', tool) : t('noTool'), safeguards]
              .filter(Boolean)
              .join(', '),
          ),
    ),
    ...(isProcessor
      ? []
      : [
          cell(
            'retention',
            'GDPR Art. 30(1)(f)',
            activity.retention.map((rule) => retentionText(rule, words)),
          ),
        ]),
    cell(
      'measures',
      `GDPR Art. ${first}(${isProcessor ? 'd' : 'g'})`,
      activity.measures.map(({ text }) => text),
    ),
    cell(
      'legalBasis',
      'GDPR Art. 6(1)',
      isProcessor ? [] : activity.purposes.map((purpose) => basisText(purpose, words)),
      false,
    ),
    cell(
      'legitimateInterest',
      'GDPR Art. 6(1)(f)',
      activity.purposes.map((p) => p.legitimateInterest).filter(Boolean),
      false,
    ),
    cell('systems', null, activity.systemIds.map(names.of)),
    cell('fields', null, [...new Set(activity.dataItems.flatMap(({ fieldIds }) => fieldIds))].map(names.of)),
    cell(
      'automatedDecision',
      'GDPR Art. 22',
      activity.automatedDecision ? activity.automatedDecision.logic : null,
      false,
    ),
    cell('profiling', null, activity.profiling ? t('yes') : null),
    cell('notice', 'GDPR Art. 13, 14', activity.notice, false),
    cell('dpia', 'GDPR Art. 35', dpiaText(activity, words), false),
    cell('department', null, activity.department),
    cell('owner', null, activity.owner),
    cell('status', null, code('processingActivityState', activity.status)),
    cell(
      'approval',
      null,
      activity.approval
        ? `${activity.approval.byName}, ${activity.approval.function}, ${dayInWords(activity.approval.on, words.language)}`
        : null,
    ),
    day('startedOn', activity.startedOn),
    day('endedOn', activity.endedOn),
    day('reviewOn', activity.reviewOn),
  ]
}

function basisText(purpose: ProcessingActivity['purposes'][number], words: Words): string {
  const parts = [
    purpose.legalBasis
      ? words.text(`codes:legalBasis.${purpose.legalBasis}`)
      : words.text('document:record.notStated'),
    purpose.nationalLaw,
    purpose.art9Condition ? words.text(`codes:art9Condition.${purpose.art9Condition}`) : '',
    purpose.art10Authority,
  ]
  return words.pair(purpose.name, parts.filter(Boolean).join('; '))
}

/** One phase of the life of the data in a sentence. */
export function retentionText(rule: ProcessingActivity['retention'][number], words: Words): string {
  const t = (key: string, params = {}) => words.text(`document:record.${key}`, params)
  const period = rule.period === null ? rule.criterion : t(`period.${rule.unit}`, { count: rule.period })
  const parts = [
    period,
    rule.startEvent ? t('from', { event: rule.startEvent }) : '',
    t('then', { action: words.text(`codes:retentionEnd.${rule.endAction}`) }),
    rule.legalAct,
  ]
  return words.pair(words.text(`codes:retentionPhase.${rule.phase}`), parts.filter(Boolean).join(', '))
}

function dpiaText({ dpia }: ProcessingActivity, words: Words): string[] {
  if (dpia.criteria.length === 0 && dpia.necessity === 'undetermined') return []
  return [
    words.text(`codes:dpiaNecessity.${dpia.necessity}`),
    ...dpia.criteria.map((key) => words.text(`codes:dpiaCriterion.${key}`)),
    dpia.reason,
  ].filter(Boolean)
}
