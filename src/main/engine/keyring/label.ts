import { Fault } from '#shared/kernel/faults.ts'
import { foldLabel } from './consistency.ts'
import type { KeyringUser } from './format.ts'

/**
 * What a new user is called, in the form that is kept.
 * @throws Fault `invalid-input` when it is empty, too long or holds control characters; `already-exists` when an active
 *   user is called so
 */
export function newLabel(label: string, users: readonly KeyringUser[]): string {
  const kept = label.normalize('NFC').trim()
  if (kept === '' || kept.length > 80 || /\p{C}/u.test(kept)) {
    throw new Fault('invalid-input', {
      issues: [{ path: ['label'], key: 'labelUnusable', params: { most: 80 } }],
    })
  }
  const taken = users.some((user) => user.status === 'active' && foldLabel(user.label) === foldLabel(kept))
  if (taken) throw new Fault('already-exists', { params: { what: 'user' } })
  return kept
}
