import type { Regime, Right } from '#shared/contract/codes.ts'
import { cite } from '#shared/kernel/citation.ts'
import {
  type Day,
  dayIn,
  dayInWords,
  type Instant,
  millisecondsOf,
  type TimeZone,
} from '#shared/kernel/dates.ts'
import type { Words } from '../../language/index.ts'
import type { LetterContents } from './contents.ts'
import {
  type BreachLetterFile,
  isExtensionLate,
  type LetterFile,
  limitIn,
  type RequestLetterFile,
} from './letter-file.ts'
import type { Values } from './template.ts'

/** The values that every letter can say. */
const commonValues = [
  'organisationName',
  'organisationAddress',
  'contactPoint',
  'recipientName',
  'reference',
  'today',
] as const

const requestValues = [
  'subjectName',
  'receivedOn',
  'rights',
  'scope',
  'dueOn',
  'extendedDueOn',
  'noticeDueOn',
  'complaintOn',
  'complaintArticle',
  'courtArticle',
] as const

const breachValues = ['breachTitle', 'processorAwareAt', 'dataCategories', 'peopleCount'] as const

/** What a letter can depend on, besides whether a value is there. */
const commonConditions = ['isEu', 'isUk', 'isSwiss'] as const
const requestConditions = [
  'hasDueDate',
  'isLate',
  'isTimely',
  'isForAnother',
  'isAccess',
  'isCorrective',
  'isObjection',
] as const

type Name<L extends readonly string[]> = L[number]

export function valueNamesOf(of: LetterFile['of']): readonly string[] {
  return [...commonValues, ...(of === 'request' ? requestValues : breachValues)]
}

export function conditionNamesOf(of: LetterFile['of']): readonly string[] {
  return [...commonConditions, ...(of === 'request' ? requestConditions : [])]
}

interface Reader {
  readonly words: Words
  readonly regime: Regime
  readonly contents: LetterContents
}

/** What the record and its clocks say, in the words of a language. Dates are computed, never typed. */
export function valuesOf(file: LetterFile, reader: Reader): Values {
  const { organisation, record, today } = file
  const { words, regime } = reader
  const { name, address, country, email, phone, dpo } = organisation
  const contact = dpo ? [dpo.name, dpo.email, dpo.phone] : [email, phone]
  const common: Record<Name<typeof commonValues> | Name<typeof commonConditions>, string | boolean> = {
    organisationName: name,
    organisationAddress: [address, words.country(country)].filter(Boolean).join(', '),
    contactPoint: contact.filter(Boolean).join(', '),
    recipientName: '',
    reference: record.reference,
    today: dayInWords(today, words.language),
    isEu: regime === 'eu',
    isUk: regime === 'uk',
    isSwiss: regime === 'ch',
  }
  return { ...common, ...(file.of === 'request' ? requestSays(file, reader) : breachSays(file, words)) }
}

/** Rights whose exercise recipients are told of (GDPR Art. 19). */
const corrective: readonly Right[] = ['art16Rectification', 'art17Erasure', 'art18Restriction']

function requestSays(
  file: RequestLetterFile,
  { words, regime, contents }: Reader,
): Record<Name<typeof requestValues> | Name<typeof requestConditions>, string | boolean> {
  const { record, clocks, extended, events } = file
  const day = (on: Day | null) => (on === null ? '' : dayInWords(on, words.language))
  const isLate = isExtensionLate(file, regime)
  const dueOn = limitIn(clocks, regime, 'dueOn')
  const complaint = events.findLast(({ event }) => event === 'complaintToController')
  const remedy = contents.remedies[regime]
  const rights = record.rights.map((right) => words.text(`letter:right.${right}`))
  return {
    subjectName: record.subjectName,
    receivedOn: day(record.receivedOn),
    rights: new Intl.ListFormat(words.language, { type: 'conjunction' }).format(rights),
    scope: record.scope,
    dueOn: day(dueOn),
    extendedDueOn: isLate ? '' : day(limitIn(extended, regime, 'dueOn')),
    noticeDueOn: day(limitIn(clocks, regime, 'extensionNoticeDueOn')),
    complaintOn: complaint === undefined ? '' : day(dayIn(record.timeZone, complaint.occurredAt)),
    complaintArticle: cite(remedy.complaint, words.language),
    courtArticle: cite(remedy.court, words.language),
    hasDueDate: dueOn !== null,
    isLate,
    isTimely: !isLate,
    isForAnother: record.contactRole !== 'self',
    isAccess: record.rights.includes('art15Access'),
    isCorrective: record.rights.some((right) => corrective.includes(right)),
    isObjection: record.rights.includes('art21Objection'),
  }
}

function breachSays(
  { record, events }: BreachLetterFile,
  words: Words,
): Record<Name<typeof breachValues>, string> {
  const aware = events.findLast(({ event }) => event === 'weAsProcessorAware')
  const unknown = words.text('letter:notKnownYet')
  const { kind, value } = record.peopleCount
  const categories = record.dataCategories.map((category) => words.text(`codes:dataCategory.${category}`))
  return {
    breachTitle: record.title,
    processorAwareAt: aware === undefined ? '' : moment(aware.occurredAt, record.timeZone, words.language),
    dataCategories: categories.length === 0 ? unknown : categories.join(', '),
    peopleCount:
      kind === 'unknown' || value === null ? unknown : words.text(`letter:count.${kind}`, { count: value }),
  }
}

function moment(at: Instant, timeZone: TimeZone, language: string): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  }).format(millisecondsOf(at))
}
