import type { Regime } from './codes.ts'

/** The law under which an organisation of this country usually stands; others are added by hand. */
export function regimeOf(country: string): Regime {
  if (country === 'GB') return 'uk'
  return country === 'CH' ? 'ch' : 'eu'
}
