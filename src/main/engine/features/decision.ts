import type * as z from 'zod'
import type { Decision } from '#shared/contract/texts.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { Actor } from '../router/index.ts'

/**
 * The DPO advises and does not decide; they may record what somebody else decided, with the evidence of it (GDPR Art.
 * 38(6)). Whoever has the role `decider` speaks for the controller and needs none.
 * @throws Fault `invalid-input` when the DPO names no evidence, `decision-needs-decider` when they name themselves
 */
export function requireDecider(
  { byName, evidence }: z.output<typeof Decision>,
  { role, label }: Actor,
): void {
  if (role !== 'dpo') return
  if (byName.toLowerCase() === label.toLowerCase()) throw new Fault('decision-needs-decider')
  if (evidence === '')
    throw new Fault('invalid-input', { issues: [{ path: ['decision', 'evidence'], key: 'required' }] })
}
