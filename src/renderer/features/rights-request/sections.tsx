import {
  AnswerTo,
  ContactRole,
  Regime,
  RequestChannel,
  RequestOutcome,
  Right,
} from '#shared/contract/codes.ts'
import { outcomesFor } from '#shared/contract/grounds.ts'
import { contract } from '#shared/contract/index.ts'
import { Language } from '#shared/kernel/message.ts'
import { choice } from '../../design/fields/choice.tsx'
import { code, codeOrNone, codeSet, codes } from '../../design/fields/code.tsx'
import { day, requiredInstant } from '../../design/fields/dates.tsx'
import type { PlacedField } from '../../design/fields/field-kind.ts'
import { optionalGroup } from '../../design/fields/group.tsx'
import { records } from '../../design/fields/record.tsx'
import { tags } from '../../design/fields/tags.tsx'
import { longText, text } from '../../design/fields/text.tsx'
import type { Section } from '../../design/register/register.ts'
import type { InputOf } from '../../design/register/register-api.ts'
import { schemaOf } from '../../design/register/schema-of.ts'
import { SimilarToDraft } from './SimilarToDraft.tsx'

export type RequestDraft = InputOf<'rightsRequest', 'create'>

export const requestSchema = schemaOf(contract.rightsRequest.create)

const receipts = ['receivedByController', 'receivedByProcessor', 'receivedByOtherGroupCompany'] as const

const channel = code(codes('requestChannel', RequestChannel), { width: 'third', article: 'GDPR Art. 12(2)' })
const language = choice('app:language', Language.options, { width: 'third', article: 'GDPR Art. 12(1)' })
const isForAnother = ({ contactRole }: RequestDraft) => contactRole !== 'self'

const request = {
  key: 'request',
  fields: {
    rights: codeSet(codes('right', Right), { required: true, article: 'GDPR Art. 7(3), 15 to 22' }),
    scope: longText({ article: 'GDPR recital 63' }),
    regimes: codeSet(codes('regime', Regime), { required: true, article: 'GDPR Art. 3' }),
  },
} satisfies Section<RequestDraft>

const mandate = optionalGroup<NonNullable<RequestDraft['mandate']>>(
  {
    scope: text({ width: 'full' }),
    from: day(),
    until: day(),
    seenOn: day(),
    evidence: text({ width: 'full' }),
  },
  () => ({ scope: '', from: null, until: null, seenOn: null, evidence: '' }),
  { article: 'EDPB 01/2022 section 3.4' },
)

const person = {
  key: 'person',
  fields: {
    subjectName: text({ required: true }),
    subjectEmail: text({ type: 'email' }),
    subjectPhone: text({ type: 'tel' }),
    identifiers: tags(),
    contactRole: code(codes('contactRole', ContactRole), {
      width: 'third',
      article: 'GDPR Art. 12(2), 12(6)',
    }),
    contactName: { ...text({ width: 'third' }), when: isForAnother },
    contactEmail: { ...text({ type: 'email', width: 'third' }), when: isForAnother },
    mandate: { ...mandate, when: isForAnother },
    answerTo: { ...code(codes('answerTo', AnswerTo)), when: isForAnother },
  },
} satisfies Section<RequestDraft>

const assignee = text()
const activityIds = records('activity')
const externalReference = text()

/** How a request is taken in: its receipt starts the clocks. */
export const intakeSections: readonly Section<RequestDraft>[] = [
  {
    key: 'receipt',
    fields: {
      receivedAt: requiredInstant({ required: true, article: 'GDPR Art. 12(3)' }),
      channel,
      language,
      receiptEvent: choice('codes:clockEvent', receipts, { article: 'GDPR Art. 12(3)' }),
    },
  },
  person,
  { ...request, Beneath: SimilarToDraft },
  { key: 'handling', fields: { assignee, externalReference, activityIds } },
]

const half = { width: 'half' } as const

/** A request that a mail proposes, on one page: it is read through beside the reasons. */
export const mailSections: readonly Section<RequestDraft>[] = [
  {
    key: 'mail',
    fields: {
      ...person.fields,
      contactRole: { ...person.fields.contactRole, ...half },
      ...request.fields,
      receivedAt: requiredInstant({ required: true, article: 'GDPR Art. 12(3)', ...half }),
      receiptEvent: choice('codes:clockEvent', receipts, { article: 'GDPR Art. 12(3)', ...half }),
      channel: { ...channel, ...half },
      language: { ...language, ...half },
      assignee,
      externalReference,
      activityIds,
    },
  },
]

/** Only outcomes that fit the rights that were asked. */
const outcome: PlacedField<RequestDraft, 'outcome'> = {
  ...codeOrNone(codes('requestOutcome', RequestOutcome), { width: 'third' }),
  input: (of, { rights }) =>
    codeOrNone(codes('requestOutcome', RequestOutcome.extract([...outcomesFor(rights)])), {
      width: 'third',
    }).input(of),
}

/** What stays open to changes afterwards; dates follow from legal events alone. */
export const requestSections: readonly Section<RequestDraft>[] = [
  person,
  request,
  {
    key: 'handling',
    fields: {
      channel,
      language,
      outcome,
      assignee,
      externalReference,
      activityIds,
    },
  },
]
