import * as z from 'zod'
import { Day } from '../kernel/dates.ts'
import { entity } from '../kernel/entity.ts'
import { registerOperations } from '../kernel/register.ts'
import { VendorRole } from './codes.ts'
import { Country, LongText, OptionalEmail, OptionalText, OptionalUrl, ShortText } from './texts.ts'

const shape = {
  name: ShortText,
  legalName: OptionalText,
  role: VendorRole.default('processor'),
  country: Country.nullable().default(null),
  address: OptionalText,
  contactName: OptionalText,
  contactEmail: OptionalEmail,
  website: OptionalUrl,
  services: LongText,
  /** The data processing agreement of GDPR Art. 28(3); null: none is on file. */
  agreement: z
    .object({
      reference: OptionalText,
      signedOn: Day.nullable().default(null),
      validUntil: Day.nullable().default(null),
    })
    .nullable()
    .default(null),
  reviewOn: Day.nullable().default(null),
}

/** An organisation that we give data to, or that works on it for us. */
export const Vendor = entity('vendor', shape)
export type Vendor = z.infer<typeof Vendor>

export const vendorContract = registerOperations(
  'vendor',
  shape,
  Vendor,
  { search: z.string(), role: z.array(VendorRole), country: z.array(Country), reviewOnBefore: Day },
  ['name', 'role', 'country', 'reviewOn', 'updatedAt'],
)
