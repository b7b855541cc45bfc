import * as z from 'zod'
import { DeadlinePolicy } from '#shared/contract/deadline-policy.ts'
import { Instant, millisecondsOf } from '#shared/kernel/dates.ts'
import { defaultPolicy, hasPosition } from '../deadline/index.ts'
import type { Law } from '../law/index.ts'
import type { ReadDb, WriteDb } from '../storage/index.ts'

const key = 'deadlinePolicy'

/** The policy of today, and the earlier ones in their order, each with the moment in which the next took its place. */
const PolicyHistory = z.object({
  current: DeadlinePolicy,
  earlier: z.array(DeadlinePolicy.extend({ until: Instant })),
})
export type PolicyHistory = Readonly<z.infer<typeof PolicyHistory>>

/** What a store has that never set a policy: every default, no position chosen. */
export const usualPolicy: DeadlinePolicy = { positions: {}, ...defaultPolicy }

/** The policies of the store. A position that a later version of the rules no longer knows gives way to the default. */
export async function policyHistory({ kysely }: Pick<ReadDb, 'kysely'>, law: Law): Promise<PolicyHistory> {
  const row = await kysely.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst()
  if (row === undefined) return { current: usualPolicy, earlier: [] }
  const { current, earlier } = PolicyHistory.parse(JSON.parse(row.value))
  return { current: chosenOf(law, current), earlier: earlier.map((policy) => chosenOf(law, policy)) }
}

export async function keepPolicyHistory(
  { kysely }: Pick<WriteDb, 'kysely'>,
  history: PolicyHistory,
): Promise<void> {
  const value = JSON.stringify(history)
  await kysely
    .insertInto('meta')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}

/** The history after `policy` took the place of the current one. */
export function succeeded(history: PolicyHistory, policy: DeadlinePolicy, now: Instant): PolicyHistory {
  return { current: policy, earlier: [...history.earlier, { ...history.current, until: now }] }
}

/** A policy with the positions alone that are known and are not the default anyway. */
export function chosenOf<P extends DeadlinePolicy>(law: Law, policy: P): P {
  const chosen = Object.entries(policy.positions).filter(([id, position]) => {
    return hasPosition(law, id, position) && law.disputes[id]?.default !== position
  })
  return { ...policy, positions: Object.fromEntries(chosen) }
}

/**
 * A clock under the policy that was in force when it closed, or under that of today while it is open: a date that was
 * promised and kept does not move because the organisation now reads the law in another way.
 */
export function underPolicies<C extends { readonly closedAt: Instant | null }>(
  { current, earlier }: PolicyHistory,
  clockUnder: (policy: DeadlinePolicy) => C,
): C {
  for (const { until, ...policy } of earlier) {
    const clock = clockUnder(policy)
    if (clock.closedAt !== null && millisecondsOf(clock.closedAt) < millisecondsOf(until)) return clock
  }
  return clockUnder(current)
}
