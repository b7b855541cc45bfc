import { Truck } from 'lucide-react'
import { VendorRole } from '#shared/contract/codes.ts'
import { contract } from '#shared/contract/index.ts'
import type { Vendor } from '#shared/contract/vendor.ts'
import { addDays } from '#shared/kernel/dates.ts'
import { MeaningBadge } from '../../design/feedback/MeaningBadge.tsx'
import { CodeLabel, code, codes } from '../../design/fields/code.tsx'
import { CountryName, countryOrNone } from '../../design/fields/country.tsx'
import { day } from '../../design/fields/dates.tsx'
import { optionalGroup } from '../../design/fields/group.tsx'
import { longText, text } from '../../design/fields/text.tsx'
import { blankDraft } from '../../design/register/blank-draft.ts'
import { draftFrom } from '../../design/register/draft-from.ts'
import type { Register } from '../../design/register/register.ts'
import type { InputOf } from '../../design/register/register-api.ts'
import { schemaOf } from '../../design/register/schema-of.ts'
import { column } from '../../design/table/column.ts'
import { codeFilter, dayFilter } from '../../design/table/filters.tsx'
import { DayText, InstantText } from '../../design/words/DateText.tsx'
import { useWords } from '../../design/words/use-words.ts'

type VendorDraft = InputOf<'vendor', 'create'>

const schema = schemaOf(contract.vendor.create)
const roles = codes('vendorRole', VendorRole)

/** Organisations that we give data to, or that work on it for us. */
export const vendorRegister: Register<Vendor, VendorDraft> = {
  entity: 'vendor',
  prefix: 'vendor',
  path: '/vendors',
  icon: Truck,
  api: (query) => query.vendor,
  schema,
  blank: () => blankDraft(schema, { name: '' }),
  draftOf: (row) => draftFrom(row, schema.shape),
  sections: [
    {
      key: 'identity',
      fields: {
        name: text({ required: true }),
        legalName: text(),
        role: code(roles, { article: 'GDPR Art. 4(7), 4(8), 26, 28' }),
        country: countryOrNone({ article: 'GDPR Art. 44' }),
        address: text({ width: 'full' }),
        website: text({ type: 'url' }),
        services: longText(),
      },
    },
    { key: 'contact', fields: { contactName: text(), contactEmail: text({ type: 'email' }) } },
    {
      key: 'agreement',
      fields: {
        agreement: optionalGroup<NonNullable<VendorDraft['agreement']>>(
          { reference: text({ width: 'third' }), signedOn: day(), validUntil: day() },
          () => ({ reference: '', signedOn: null, validUntil: null }),
          { article: 'GDPR Art. 28(3)' },
        ),
        reviewOn: day({ article: 'GDPR Art. 28(1)' }),
      },
    },
  ],
  columns: [
    column('reference', ({ reference }) => <span className="mono">{reference}</span>, { size: 120 }),
    column('name', ({ name }) => name, { sortable: true, size: 180, grows: true, cuts: true }),
    column('role', ({ role }) => <CodeLabel list="vendorRole" code={role} />, { sortable: true, size: 198 }),
    column('country', (row) => row.country && <CountryName code={row.country} />, {
      sortable: true,
      size: 150,
      cuts: true,
      yields: 2,
    }),
    column('agreement', (row) => <AgreementState vendor={row} />, { size: 216 }),
    column('reviewOn', ({ reviewOn }) => <DayText day={reviewOn} />, {
      sortable: true,
      size: 164,
      yields: 1,
    }),
    column('updatedAt', ({ updatedAt }) => <InstantText at={updatedAt} />, {
      sortable: true,
      size: 190,
      hidden: true,
    }),
  ],
  filters: { role: codeFilter(roles), reviewOnBefore: dayFilter() },
  views: [
    { key: 'processors', filter: () => ({ role: ['processor', 'subProcessor'] }) },
    { key: 'reviewDue', filter: (today) => ({ reviewOnBefore: addDays(today, 1) }) },
  ],
  Headline: ({ record }) => (
    <>
      <CodeLabel list="vendorRole" code={record.role} />
      {record.country !== null && <CountryName code={record.country} />}
      <AgreementState vendor={record} />
    </>
  ),
}

/** Whether the agreement that a processor needs is on file. */
function AgreementState({ vendor }: { readonly vendor: Vendor }) {
  const { t } = useWords()
  if (vendor.agreement !== null)
    return <MeaningBadge meaning="good">{t('vendor:agreement.onFile')}</MeaningBadge>
  if (vendor.role !== 'processor' && vendor.role !== 'subProcessor') return null
  return <MeaningBadge meaning="attention">{t('vendor:agreement.missing')}</MeaningBadge>
}
