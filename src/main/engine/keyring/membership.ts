import { Fault } from '#shared/kernel/faults.ts'
import { foldLabel } from './consistency.ts'
import { type KeyringUser, userLimit } from './format.ts'

/** The most people who may have a way in at once. */
export const activeUserLimit = 40

/**
 * Refuses another user when the keyring, with everybody's slots and the grants of a rotation, might outgrow its bound.
 * @throws Fault `invalid-input`
 */
export function requireRoom(users: readonly KeyringUser[]): void {
  const active = users.filter((user) => user.status === 'active').length
  for (const [count, maximum] of [
    [active, activeUserLimit],
    [users.length, userLimit],
  ] as const) {
    if (count >= maximum) {
      throw new Fault('invalid-input', { issues: [{ path: ['label'], key: 'tooMany', params: { maximum } }] })
    }
  }
}

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
