import * as z from 'zod'
import { Sector } from '#shared/contract/codes.ts'
import { type Organisation, organisationShape } from '#shared/contract/organisation.ts'
import { Language } from '#shared/kernel/message.ts'
import { dpoOnly } from '#shared/kernel/roles.ts'
import { choice } from '../../design/fields/choice.tsx'
import { CodeLabel, code, codes } from '../../design/fields/code.tsx'
import { CountryName, country, countryOrNone } from '../../design/fields/country.tsx'
import { day } from '../../design/fields/dates.tsx'
import { optionalGroup } from '../../design/fields/group.tsx'
import { wholeNumber } from '../../design/fields/number.tsx'
import { region } from '../../design/fields/region.tsx'
import { text } from '../../design/fields/text.tsx'
import { timeZone } from '../../design/fields/time-zone.tsx'
import { draftFrom } from '../../design/register/draft-from.ts'
import type { RecordDefinition } from '../../design/register/register.ts'

const schema = z.object(organisationShape)
type OrganisationDraft = z.output<typeof schema>

const person = {
  name: text(),
  function: text(),
  email: text({ type: 'email' }),
  phone: text({ type: 'tel' }),
  address: text({ width: 'full' as const }),
}
const nobody = () => ({ name: '', function: '', email: '', phone: '', address: '' })

/** The organisation whose registers the store keeps (GDPR Art. 30(1)(a)). */
export const organisationDefinition: RecordDefinition<Organisation, OrganisationDraft> = {
  entity: 'organisation',
  path: '/organisation',
  api: (query) => ({
    get: { call: (_one, options) => query.organisation.get.call({}, options) },
    update: {
      call: ({ id, revision, changes }) => query.organisation.update.call({ id, revision, changes }),
    },
  }),
  schema,
  draftOf: (row) => draftFrom(row, schema.shape),
  editors: dpoOnly,
  sections: [
    {
      key: 'identity',
      fields: {
        name: text({ required: true, article: 'GDPR Art. 30(1)(a)' }),
        legalForm: text(),
        sector: code(codes('sector', Sector), { article: 'GDPR Art. 6(1), 37(1)(a)' }),
        employees: wholeNumber({ width: 'half', article: 'GDPR Art. 30(5)' }),
        registrationNumber: text(),
        vatNumber: text(),
      },
    },
    {
      key: 'place',
      fields: {
        address: text({ width: 'full' }),
        country: country({ required: true }),
        calendarCountry: countryOrNone({ article: 'Reg. 1182/71 Art. 2(1)' }),
        region: region({ article: 'Reg. 1182/71 Art. 2(1)' }),
        timeZone: timeZone(),
        language: choice('app:language', Language.options),
      },
    },
    {
      key: 'contact',
      fields: {
        email: text({ type: 'email' }),
        phone: text({ type: 'tel' }),
        website: text({ type: 'url' }),
      },
    },
    {
      key: 'dpo',
      fields: {
        dpo: optionalGroup<NonNullable<OrganisationDraft['dpo']>>(
          { ...person, appointedOn: day(), authorityToldOn: day({ article: 'GDPR Art. 37(7)' }) },
          () => ({ ...nobody(), appointedOn: null, authorityToldOn: null }),
          { article: 'GDPR Art. 37' },
        ),
      },
    },
    {
      key: 'representative',
      fields: {
        representative: optionalGroup<NonNullable<OrganisationDraft['representative']>>(person, nobody, {
          article: 'GDPR Art. 27',
        }),
      },
    },
    {
      key: 'authority',
      fields: { supervisoryAuthority: text({ width: 'full', article: 'GDPR Art. 55, 56' }) },
    },
  ],
  Headline: ({ record }) => (
    <>
      <CodeLabel list="sector" code={record.sector} />
      <CountryName code={record.country} />
      <span>{record.timeZone}</span>
    </>
  ),
}
