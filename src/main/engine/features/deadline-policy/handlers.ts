import type { DeadlinePolicy, Dispute, deadlinePolicyContract } from '#shared/contract/deadline-policy.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { hasPosition } from '../../deadline/index.ts'
import type { Law } from '../../law/index.ts'
import type { CommandContext, Events, HandlersOf } from '../../router/index.ts'
import { recomputeBreach } from '../breach/index.ts'
import { chosenOf, keepPolicyHistory, policyHistory, succeeded, usualPolicy } from '../policy-history.ts'
import { type ClockRules, recomputeRequest } from '../rights-request/index.ts'
import { movedBy, openRecords } from './moved.ts'

export function deadlinePolicyHandlers(
  rules: ClockRules,
  events: Pick<Events, 'publish'>,
): HandlersOf<typeof deadlinePolicyContract> {
  const { law } = rules
  return {
    get: async (_input, { db }) => ({
      policy: (await policyHistory(db, law)).current,
      default: usualPolicy,
      disputes: disputesOf(law),
    }),
    preview: async (input, context) => {
      const policy = knownPolicy(law, input)
      const before = await policyHistory(context.db, law)
      return movedBy(before, succeeded(before, policy, context.now), rules, context)
    },
    change: async (input, context) => {
      const { db } = context
      const policy = knownPolicy(law, input)
      const before = await policyHistory(db, law)
      const after = succeeded(before, policy, context.now)
      const moved = await movedBy(before, after, rules, context)
      if (JSON.stringify(policy) === JSON.stringify(before.current)) return { policy, ...moved }
      await keepPolicyHistory(db, after)
      await recomputeOpen(context, rules)
      db.note({ before: before.current, after: policy, movedClocks: moved.movedClocks })
      db.afterCommit(() => events.publish({ type: 'changed', entities: ['deadlinePolicy'] }))
      return { policy, ...moved }
    },
  }
}

/** @throws Fault `invalid-input` for a dispute or a position that the rules do not know */
function knownPolicy(law: Law, policy: DeadlinePolicy): DeadlinePolicy {
  const issues = Object.entries(policy.positions)
    .filter(([id, position]) => !hasPosition(law, id, position))
    .map(([id]) => ({ path: ['positions', id], key: 'notOneOf' }))
  if (issues.length > 0) throw new Fault('invalid-input', { issues })
  return chosenOf(law, policy)
}

/** What is closed keeps its dates, so that only open records are touched. */
async function recomputeOpen(context: CommandContext, rules: ClockRules): Promise<void> {
  const { requests, breaches } = await openRecords(context.db)
  for (const request of requests) await recomputeRequest(request, null, context, rules)
  for (const breach of breaches) await recomputeBreach(breach, null, context, rules)
}

function disputesOf({ disputes }: Law): Dispute[] {
  return Object.entries(disputes).map(
    ([id, { clock, regimes, article, cautious, positions, ...dispute }]) => ({
      id,
      clock,
      regimes,
      article,
      default: dispute.default,
      cautious,
      positions: Object.keys(positions),
    }),
  )
}
