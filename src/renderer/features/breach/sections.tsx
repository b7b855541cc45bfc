import { Breach } from '#shared/contract/breach.ts'
import {
  BreachCause,
  BreachNature,
  BreachState,
  DataCategory,
  DataSubjectCategory,
  IncidentType,
  Regime,
  SpecialCategory,
} from '#shared/contract/codes.ts'
import { contract } from '#shared/contract/index.ts'
import { systemClock } from '#shared/kernel/dates.ts'
import { code, codeSet, codes } from '../../design/fields/code.tsx'
import { countries } from '../../design/fields/country.tsx'
import { instant, requiredInstant } from '../../design/fields/dates.tsx'
import { optionalGroup } from '../../design/fields/group.tsx'
import { records } from '../../design/fields/record.tsx'
import { longText, text } from '../../design/fields/text.tsx'
import type { Section } from '../../design/register/register.ts'
import type { InputOf } from '../../design/register/register-api.ts'
import { schemaOf } from '../../design/register/schema-of.ts'
import { count } from './count-field.tsx'

export type BreachDraft = InputOf<'breach', 'create'>

export const breachSchema = schemaOf(contract.breach.create)

/** What a form opens with: a count that was kept without its number is missed on saving, not on reading. */
export const keptBreachSchema = breachSchema.extend({
  peopleCount: Breach.shape.peopleCount,
  recordsCount: Breach.shape.recordsCount,
})

const what: Section<BreachDraft> = {
  key: 'what',
  fields: {
    title: text({ required: true, width: 'full' }),
    description: longText({ article: 'GDPR Art. 33(3)(a)' }),
    nature: codeSet(codes('breachNature', BreachNature), { article: 'GDPR Art. 4(12), 33(3)(a)' }),
    incidentType: code(codes('incidentType', IncidentType), { open: 'other' }),
    cause: code(codes('breachCause', BreachCause), { open: 'unknown' }),
  },
}

const moments = { detectedAt: instant(), begunAt: instant(), endedAt: instant() }

/** A reasoned decision of a named person; it starts the 72 hours and may come later, as a legal event. */
const aware = optionalGroup<NonNullable<BreachDraft['aware']>>(
  {
    at: requiredInstant({ required: true, width: 'half', article: 'GDPR Art. 33(1)' }),
    by: text({ required: true }),
    reason: text({ required: true, width: 'full', article: 'EDPB 9/2022 section II.A.2' }),
  },
  () => ({ at: systemClock(), by: '', reason: '' }),
  { article: 'GDPR Art. 33(1)' },
)

const later: readonly Section<BreachDraft>[] = [
  { key: 'where', fields: { systemIds: records('system'), activityIds: records('activity') } },
  {
    key: 'people',
    fields: {
      dataSubjectCategories: codeSet(codes('dataSubjectCategory', DataSubjectCategory), {
        article: 'GDPR Art. 33(3)(a)',
      }),
      peopleCount: count({ article: 'GDPR Art. 33(3)(a)' }),
      recordsCount: count({ article: 'GDPR Art. 33(3)(a)' }),
      dataCategories: codeSet(codes('dataCategory', DataCategory)),
      specialCategories: codeSet(codes('specialCategory', SpecialCategory), { article: 'GDPR Art. 9(1)' }),
      countries: countries({ article: 'GDPR Art. 55, 56' }),
    },
  },
  {
    key: 'effects',
    fields: {
      consequences: longText({ article: 'GDPR Art. 33(3)(c)' }),
      measuresBefore: longText({ article: 'GDPR Art. 32(1), 34(3)(a)' }),
      measuresTaken: longText({ article: 'GDPR Art. 33(3)(d)' }),
    },
  },
]

const handler = text()
const regimes = codeSet(codes('regime', Regime), { required: true, article: 'GDPR Art. 3' })

/** How a breach is taken in: what is known, and awareness if it is decided already. */
export const newBreachSections: readonly Section<BreachDraft>[] = [
  what,
  { key: 'when', fields: { ...moments, aware } },
  ...later,
  { key: 'handling', fields: { status: code(codes('breachState', BreachState)), handler, regimes } },
]

/** What stays open to changes; awareness and filings are legal events, the state moves by its own action. */
export const breachSections: readonly Section<BreachDraft>[] = [
  what,
  { key: 'when', fields: moments },
  ...later,
  { key: 'handling', fields: { handler, regimes } },
]
