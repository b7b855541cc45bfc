import type * as z from 'zod'
import type { Person } from '#shared/contract/person.ts'
import { CountryName } from '../../design/fields/country.tsx'

export type PersonRow = z.infer<typeof Person>

/** Systems hold codes and names of countries; a code is read out, anything else stays as it is. */
export function PersonCountry({ text }: { readonly text: string }) {
  return /^[A-Z]{2}$/.test(text) ? <CountryName code={text} /> : text
}
