import type { ReportInput } from '../../document/index.ts'
import type { Words } from '../../language/index.ts'
import type { EntityOf } from '../../storage/index.ts'

/** Who a document is of: name, address, contact, representative and data protection officer (GDPR Art. 30(1)(a)). */
export function letterheadOf(
  organisation: EntityOf<'organisation'>,
  words: Words,
): ReportInput['organisation'] {
  const { name, address, country, email, phone, representative, dpo } = organisation
  return {
    name,
    addressLines: [address, words.country(country)].filter(Boolean),
    contact: [email, phone].filter(Boolean),
    representative: representative
      ? [representative.name, representative.address, representative.email, representative.phone].filter(
          Boolean,
        )
      : [],
    dpoContact: dpo ? [dpo.name, dpo.email, dpo.phone].filter(Boolean) : [],
  }
}
