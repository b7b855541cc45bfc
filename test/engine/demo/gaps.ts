import type { ProcessingActivity } from '#shared/contract/processing-activity.ts'

/** A rule of legality, the one entry of the register that breaks it openly, and how one sees it. */
export type Gap = readonly [rule: string, name: string, broken: (activity: ProcessingActivity) => boolean]

/** What is honestly missing in the register of the demonstration as it stands on a day. */
export function gapsOn(asOf: string): readonly Gap[] {
  return [
    [
      'special category without a condition of Art. 9',
      'Boot fitting with foot scan',
      ({ dataItems, purposes }) =>
        dataItems.some(({ specialCategory }) => specialCategory !== null) &&
        purposes.every(({ art9Condition }) => art9Condition === null),
    ],
    [
      'legitimate interest without a text',
      'Advertising by post',
      ({ purposes }) =>
        purposes.some(
          ({ legalBasis, legitimateInterest }) => legalBasis === 'art6_1_f' && legitimateInterest === '',
        ),
    ],
    [
      'consent without records of consent',
      'Mountain days',
      ({ purposes, dataItems }) =>
        purposes.some(({ legalBasis }) => legalBasis === 'art6_1_a') &&
        dataItems.every(({ category }) => category !== 'consentEvidence'),
    ],
    [
      'transfer without a tool',
      'Measuring the use of the web shop',
      ({ transfers }) => transfers.some(({ tool }) => tool === null),
    ],
    [
      'transfer with a tool that has lapsed',
      'Audiences in social networks',
      ({ transfers }) => transfers.some(({ safeguards }) => safeguards.includes('2016/1250')),
    ],
    [
      'Art. 49 for regular transfers',
      'Guided tours',
      ({ transfers }) => transfers.some(({ tool }) => tool?.startsWith('art49') ?? false),
    ],
    [
      'two criteria of WP248 and no word on an assessment',
      'Segmentation of customers',
      ({ dpia }) => dpia.criteria.length >= 2 && dpia.necessity === 'undetermined',
    ],
    [
      'a period of retention without a start',
      'Applications',
      ({ retention }) =>
        retention.some(
          ({ period, startEvent, criterion }) => (period === null || startEvent === '') && criterion === '',
        ),
    ],
    [
      'a legal obligation without a law',
      'Accounting',
      ({ purposes }) =>
        purposes.some(({ legalBasis, nationalLaw }) => legalBasis === 'art6_1_c' && nationalLaw === ''),
    ],
    [
      'criminal offences without an authority of Art. 10',
      'Internal reporting office',
      ({ dataItems, purposes }) =>
        dataItems.some(({ criminalOffence }) => criminalOffence) &&
        purposes.every(({ art10Authority }) => art10Authority === ''),
    ],
    [
      'consent of employees',
      'Pictures of staff on the web site',
      ({ dataSubjects, purposes }) =>
        dataSubjects.some(({ category }) => category === 'employee') &&
        purposes.some(({ legalBasis }) => legalBasis === 'art6_1_a'),
    ],
    [
      'a processor that is not among the vendors',
      'Questions to the service centre',
      ({ recipients }) => recipients.some(({ kind, vendorId }) => kind === 'processor' && vendorId === null),
    ],
    ['an overdue review', 'Repairs and warranty', ({ reviewOn }) => reviewOn !== null && reviewOn < asOf],
  ]
}
