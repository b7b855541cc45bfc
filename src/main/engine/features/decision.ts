import type * as z from 'zod'
import type { Advice, Decision } from '#shared/contract/texts.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { CommandContext } from '../router/index.ts'
import { requirePastDay } from './past.ts'

/**
 * The DPO advises and does not decide; they may record what somebody else decided, with the evidence of it (GDPR Art.
 * 38(6)). Whoever has the role `decider` speaks for the controller and needs none.
 * @throws Fault `invalid-input` when it is still to be taken or the DPO names no evidence, `decision-needs-decider` when
 *   they name themselves
 */
export function requireDecision(
  { byName, evidence, on }: z.output<typeof Decision>,
  { actor: { role, label }, today }: Pick<CommandContext, 'actor' | 'today'>,
): void {
  requirePastDay(on, today, ['decision', 'on'])
  if (role !== 'dpo') return
  if (byName.toLowerCase() === label.toLowerCase()) throw new Fault('decision-needs-decider')
  if (evidence === '')
    throw new Fault('invalid-input', { issues: [{ path: ['decision', 'evidence'], key: 'required' }] })
}

/** @throws Fault `invalid-input` for advice that is still to be given */
export function requireAdvice(
  { on }: z.output<typeof Advice>,
  { today }: Pick<CommandContext, 'today'>,
): void {
  requirePastDay(on, today, ['advice', 'on'])
}
