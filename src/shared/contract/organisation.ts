import * as z from 'zod'
import { Day, TimeZone } from '../kernel/dates.ts'
import { changesOf, entity } from '../kernel/entity.ts'
import { Language } from '../kernel/message.ts'
import { command, query } from '../kernel/operation.ts'
import { dpoOnly, everyone } from '../kernel/roles.ts'
import { Sector } from './codes.ts'
import { Country, OptionalEmail, OptionalText, OptionalUrl, Region, ShortText } from './texts.ts'

const Person = z.object({
  name: OptionalText,
  function: OptionalText,
  email: OptionalEmail,
  phone: OptionalText,
  address: OptionalText,
})

export const organisationShape = {
  name: ShortText,
  legalForm: OptionalText,
  address: OptionalText,
  country: Country,
  /** A region of the calendar’s country, see `calendarCountry`. */
  region: Region,
  registrationNumber: OptionalText,
  vatNumber: OptionalText,
  sector: Sector.default('privateCompany'),
  employees: z.int().nonnegative().nullable().default(null),
  email: OptionalEmail,
  phone: OptionalText,
  website: OptionalUrl,
  /** The zone in which days are counted; each clock keeps the zone that it used. */
  timeZone: TimeZone,
  language: Language.default('en'),
  /** GDPR Art. 27: only where the controller has no establishment in the Union. */
  representative: Person.nullable().default(null),
  dpo: Person.extend({
    appointedOn: Day.nullable().default(null),
    /** GDPR Art. 37(7): the contact details were communicated to the supervisory authority. */
    authorityToldOn: Day.nullable().default(null),
  })
    .nullable()
    .default(null),
  /** The authority competent under GDPR Art. 55, or the lead authority under Art. 56. */
  supervisoryAuthority: OptionalText,
  /**
   * Whose public holidays count where that is another country: a controller outside the Union takes that of its
   * representative, one with several establishments that of the one that answers. Null: the holidays of `country`.
   */
  calendarCountry: Country.nullable().default(null),
}

/** The controller or processor whose registers this store keeps (GDPR Art. 30(1)(a)). */
export const Organisation = entity('organisation', organisationShape)
export type Organisation = z.infer<typeof Organisation>

export const organisationContract = {
  get: query({ input: z.object({}).prefault({}), output: Organisation, roles: everyone }),
  update: command({
    input: changesOf('organisation', organisationShape),
    output: Organisation,
    roles: dpoOnly,
  }),
  /**
   * The regions of a country whose public holidays differ, in their own names; none where it has one calendar, null where
   * no calendar is known. Asked before there is a store, too.
   */
  regions: query({
    input: z.object({ country: Country }),
    output: z.object({
      regions: z.array(z.object({ code: z.string(), name: z.string() })).nullable(),
    }),
    roles: [],
  }),
}
