import * as z from 'zod'
import { entity } from '../kernel/entity.ts'
import { id } from '../kernel/ids.ts'
import { registerOperations } from '../kernel/register.ts'
import { MeasureKind, SystemKind, SystemRole } from './codes.ts'
import { Country, LongText, OptionalText, OptionalUrl, ShortText } from './texts.ts'

const shape = {
  name: ShortText,
  kind: SystemKind.default('other'),
  description: LongText,
  vendorId: id('vendor').nullable().default(null),
  owner: OptionalText,
  department: OptionalText,
  hostingCountry: Country.nullable().default(null),
  /** Our role for what the system holds. */
  role: SystemRole.default('controller'),
  environments: z.array(ShortText).max(20).default([]),
  url: OptionalUrl,
  measures: z
    .array(z.object({ kind: MeasureKind, text: ShortText }))
    .max(100)
    .default([]),
}

/** A place where personal data is kept: a CRM, a shop, a spreadsheet, a filing cabinet. */
export const System = entity('system', shape)
export type System = z.infer<typeof System>

export const systemContract = registerOperations(
  'system',
  shape,
  System,
  { search: z.string(), kind: z.array(SystemKind), vendorId: z.array(id('vendor')) },
  ['name', 'kind', 'owner', 'hostingCountry', 'updatedAt'],
)
