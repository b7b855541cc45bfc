import {
  Art9Condition,
  DataCategory,
  DataSubjectCategory,
  LegalBasis,
  ProvisionObligation,
  RecipientKind,
  RetentionEnd,
  RetentionPhase,
  RetentionUnit,
  Source,
  SpecialCategory,
  TransferTool,
} from '#shared/contract/codes.ts'
import {
  DataItem,
  DataSubjects,
  Purpose,
  Recipient,
  RetentionRule,
  ThirdCountryTransfer,
} from '#shared/contract/processing-activity.ts'
import { code, codeOrNone, codeSet, codes, useCodeOptions } from '../../design/fields/code.tsx'
import { country, useCountryOptions } from '../../design/fields/country.tsx'
import { flag } from '../../design/fields/flag.tsx'
import { list } from '../../design/fields/list.tsx'
import { wholeNumber } from '../../design/fields/number.tsx'
import { recordOrNone, records } from '../../design/fields/record.tsx'
import { text } from '../../design/fields/text.tsx'
import { newId } from '../../design/records/new-id.ts'
import { countryName } from '../../design/words/countries.ts'

const dataCategories = codes('dataCategory', DataCategory)
const subjectCategories = codes('dataSubjectCategory', DataSubjectCategory)

/** Each purpose with its own legal basis; what else is asked follows from the basis. */
export const purposes = list(
  {
    name: text({ required: true, width: 'full' }),
    legalBasis: codeOrNone(codes('legalBasis', LegalBasis), { article: 'GDPR Art. 6(1)' }),
    art9Condition: codeOrNone(codes('art9Condition', Art9Condition), { article: 'GDPR Art. 9(2)' }),
    legitimateInterest: {
      ...text({ width: 'full', article: 'GDPR Art. 6(1)(f), 13(1)(d)' }),
      when: ({ legalBasis }) => legalBasis === 'art6_1_f',
    },
    nationalLaw: {
      ...text({ width: 'full', article: 'GDPR Art. 6(3)' }),
      when: ({ legalBasis }) => legalBasis === 'art6_1_c' || legalBasis === 'art6_1_e',
    },
    art10Authority: text({ width: 'full', article: 'GDPR Art. 10' }),
  },
  {
    blank: () => ({ ...Purpose.parse({ id: newId('purpose'), name: '-' }), name: '' }),
    titleOf: ({ name }) => name,
    titleField: 'name',
    article: 'GDPR Art. 5(1)(b), 30(1)(b)',
  },
)

export const dataSubjects = list(
  {
    category: code(subjectCategories, { width: 'third' }),
    volume: wholeNumber(),
    description: text({ width: 'third' }),
    children: flag({ article: 'GDPR Art. 8, recital 38', width: 'third' }),
    vulnerable: flag({ width: 'third' }),
  },
  {
    choices: {
      use: () => useCodeOptions(subjectCategories),
      make: (category) => DataSubjects.parse({ category }),
    },
    titleOf: ({ category }, { code: word }) => word('dataSubjectCategory', category),
    titleField: 'category',
    article: 'GDPR Art. 30(1)(c)',
  },
)

export const dataItems = list(
  {
    category: code(dataCategories, { width: 'third' }),
    source: code(codes('source', Source), { width: 'third', article: 'GDPR Art. 13, 14' }),
    obligation: codeOrNone(codes('provisionObligation', ProvisionObligation), {
      width: 'third',
      article: 'GDPR Art. 13(2)(e)',
    }),
    specialCategory: codeOrNone(codes('specialCategory', SpecialCategory), { article: 'GDPR Art. 9(1)' }),
    criminalOffence: flag({ article: 'GDPR Art. 10' }),
    description: text({ width: 'full' }),
    fieldIds: records('field'),
  },
  {
    choices: { use: () => useCodeOptions(dataCategories), make: (category) => DataItem.parse({ category }) },
    titleOf: ({ category }, { code: word }) => word('dataCategory', category),
    titleField: 'category',
    article: 'GDPR Art. 30(1)(c)',
  },
)

export const recipients = list(
  {
    name: text({ required: true }),
    kind: code(codes('recipientKind', RecipientKind)),
    vendorId: recordOrNone('vendor'),
    categories: codeSet(dataCategories),
  },
  {
    blank: () => ({ ...Recipient.parse({ name: '-' }), name: '' }),
    titleOf: ({ name }) => name,
    titleField: 'name',
    article: 'GDPR Art. 30(1)(d)',
  },
)

export const transfers = list(
  {
    country: country({ required: true }),
    tool: codeOrNone(codes('transferTool', TransferTool), { article: 'GDPR Art. 45-49' }),
    recipient: text(),
    safeguards: text({ article: 'GDPR Art. 30(1)(e)' }),
  },
  {
    choices: { use: useCountryOptions, make: (code) => ThirdCountryTransfer.parse({ country: code }) },
    titleOf: (transfer, { language }) => countryName(transfer.country, language),
    titleField: 'country',
    article: 'GDPR Art. 30(1)(e), 44',
  },
)

export const retention = list(
  {
    phase: code(codes('retentionPhase', RetentionPhase), { width: 'third' }),
    period: wholeNumber(),
    unit: code(codes('retentionUnit', RetentionUnit), { width: 'third' }),
    startEvent: text(),
    endAction: code(codes('retentionEnd', RetentionEnd)),
    criterion: text(),
    legalAct: text(),
  },
  {
    blank: () => RetentionRule.parse({}),
    titleOf: ({ phase }, { code: word }) => word('retentionPhase', phase),
    titleField: 'phase',
    ordered: true,
    article: 'GDPR Art. 5(1)(e), 30(1)(f)',
  },
)
