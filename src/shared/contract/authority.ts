import type * as z from 'zod'
import authorityFile from '../../../resources/law/authorities.json' with { type: 'json' }
import { codeList } from '../kernel/codes.ts'
import type { Regime } from './codes.ts'

/** The supervisory authorities that take notifications; `resources/law/authorities.json`. EDPB and EDPS take none. */
export const Authority = codeList(authorityFile.authorities)
export type Authority = z.infer<typeof Authority>

/** What is known of an authority. Names stand in its own languages, whatever the language of the window. */
export interface AuthorityFacts {
  readonly short: string
  readonly name: string
  readonly country: string
  /** Its part of the country, where that has several authorities. */
  readonly region: string | null
  readonly regime: Regime
  /** Over which bodies it is competent in its territory. */
  readonly bodies: 'all' | 'public' | 'private' | 'federal'
  readonly website: string
  /** Where notifications are filed; null: its address is not known to us, the website leads there. */
  readonly portal: string | null
  readonly languages: readonly string[]
}

/** @param key an authority of the list */
export function authorityFacts(key: Authority): AuthorityFacts {
  const { portalAttested: _source, ...facts } = authorityFile.authorities[key]
  return facts as AuthorityFacts
}

/** `BayLDA, Bayerisches Landesamt für Datenschutzaufsicht`; a key that a later version knows stays as it is. */
export function authorityName(key: string): string {
  const known = Authority.safeParse(key)
  if (!known.success) return key
  const { short, name } = authorityFacts(known.data)
  return short === name ? name : `${short}, ${name}`
}
