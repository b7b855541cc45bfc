import type { Law } from '#engine/law/index.ts'
import type { Regime } from '#shared/contract/codes.ts'
import { Fault } from '#shared/kernel/faults.ts'

/** The refusal of a day that lies before the first version of a rule, with the first day that has one. */
export function noRuleYet(law: Law, regime: Regime, duty: string, path: string): Fault {
  const minimum = law.periods
    .filter((rule) => rule.regime === regime && rule.duty === duty)
    .map(({ effectiveFrom }) => effectiveFrom)
    .sort()[0]
  const params = { minimum: minimum ?? '' }
  return new Fault('invalid-input', { issues: [{ path: [path], key: 'noRuleYet', params }] })
}
