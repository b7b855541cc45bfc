import { Fault } from '#shared/kernel/faults.ts'
import type { Actor } from '../../router/index.ts'
import type { EntityOf } from '../../storage/index.ts'

/**
 * A file's bytes do not come back: whoever is no `dpo` removes only what they added themselves.
 * @throws Fault `forbidden`
 */
export function requireOwnFile({ addedBy }: EntityOf<'attachment'>, { label, role }: Actor): void {
  if (role !== 'dpo' && addedBy !== label)
    throw new Fault('forbidden', { params: { operation: 'attachment.remove', role } })
}
