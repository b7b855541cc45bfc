import type { Role } from '#shared/kernel/roles.ts'
import type { Charter, Compartment, KeyringBody } from './format.ts'

/** The compartments whose keys a role receives. Without a grant a key is out of reach, also for tools of one's own. */
export function compartmentsOf(role: Role): readonly Compartment[] {
  return role === 'dpo' || role === 'contributor' ? ['main', 'credentials'] : ['main']
}

/** The epochs for which grants exist: the present one, and the next while a rotation is under way. */
export function epochsOf(charter: Pick<Charter, 'epoch' | 'pending'>): readonly number[] {
  return charter.pending === null ? [charter.epoch] : [charter.epoch, charter.pending.epoch]
}

/** How people's labels are compared: two that read the same are the same. */
export function foldLabel(label: string): string {
  return label.normalize('NFKC').trim().toLowerCase()
}

/** What contradicts itself in a keyring of valid form, in words for the developer; null when nothing does. */
export function findContradiction({ charter, slots, writer }: KeyringBody): string | null {
  const { users, pending } = charter
  const active = users.filter((user) => user.status === 'active')
  const isActive = (id: string) => active.some((user) => user.id === id)
  if (new Set(users.map((user) => user.id)).size !== users.length) return 'two users share an id'
  if (new Set(active.map((user) => foldLabel(user.label))).size !== active.length)
    return 'two users share a label'
  if (users.some((user) => (user.status === 'removed') !== (user.removedAt !== null)))
    return 'status and removal differ'
  if (!active.some((user) => user.id === charter.by && user.role === 'dpo'))
    return 'the charter is not by a dpo'
  if (!isActive(writer)) return 'the writer is no active user'
  if (pending !== null && pending.epoch !== charter.epoch + 1) return 'the pending epoch is not the next'
  const slotNames = slots.map((slot) => `${slot.user} ${slot.type}`)
  if (new Set(slotNames).size !== slots.length) return 'two slots of one type'
  if (slots.some((slot) => !isActive(slot.user))) return 'a slot without an active user'
  if (active.some((user) => !slotNames.includes(`${user.id} passphrase`)))
    return 'a user without a passphrase slot'
  if (slots.some((slot) => (slot.type === 'passphrase') !== (slot.kdf.algorithm === 'argon2id'))) {
    return 'a slot with the derivation of another type'
  }
  if (slots.some((slot) => slot.type !== 'passphrase' && (slot.keyFile || slot.temporary))) {
    return 'a key file or a term on a slot that has none'
  }
  return findWrongGrant(charter, active)
}

/** Exactly the grants that roles and epochs call for: one more would be a key in the wrong hands. */
function findWrongGrant(charter: Charter, active: readonly Charter['users'][number][]): string | null {
  const wanted = new Set<string>()
  for (const user of active) {
    for (const compartment of compartmentsOf(user.role)) {
      for (const epoch of epochsOf(charter)) wanted.add(`${user.id} ${compartment} ${epoch}`)
    }
  }
  const found = new Set(charter.grants.map((grant) => `${grant.user} ${grant.compartment} ${grant.epoch}`))
  if (found.size !== charter.grants.length) return 'a grant twice'
  if (found.size !== wanted.size || ![...found].every((grant) => wanted.has(grant))) {
    return 'grants do not follow the roles'
  }
  return null
}
