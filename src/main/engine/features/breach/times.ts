import { millisecondsOf } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { CommandContext } from '../../router/index.ts'
import type { EntityOf } from '../../storage/index.ts'
import { requirePast } from '../past.ts'

type Times = Pick<EntityOf<'breach'>, 'begunAt' | 'endedAt' | 'detectedAt'>

/**
 * Holds what is said anew of the times of a breach against the clock and against each other. It may be detected before it
 * began, as a weakness is.
 * @param before what the record says already; what is left as it is stays as it is
 * @throws Fault `invalid-input` for a time in the future, and for an end before the beginning
 */
export function requireTimes(
  said: { readonly [K in keyof Times]?: Times[K] | undefined },
  before: Times | null,
  { now }: Pick<CommandContext, 'now'>,
): void {
  const isNew = (name: keyof Times) => said[name] !== undefined && said[name] !== before?.[name]
  for (const name of ['begunAt', 'endedAt', 'detectedAt'] as const) {
    const at = said[name]
    if (at && isNew(name)) requirePast(at, now, [name])
  }
  const { begunAt = before?.begunAt, endedAt = before?.endedAt } = said
  if (!begunAt || !endedAt || !(isNew('begunAt') || isNew('endedAt'))) return
  if (millisecondsOf(endedAt) < millisecondsOf(begunAt))
    throw new Fault('invalid-input', { issues: [{ path: ['endedAt'], key: 'beforeStart' }] })
}
