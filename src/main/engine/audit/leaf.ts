import { createHash } from 'node:crypto'
import type { AuditLeaf } from '#shared/contract/audit.ts'
import { canonicalJson } from '../canonical-json.ts'

/** Set apart from every other use of SHA-256 and of the users' signing keys. */
export const auditDomain = 'wardbook-audit-v1'

/** The value before the first entry: SHA-256 of the domain and the store's identifier, so that no log fits another store. */
export function firstChain(storeId: string): string {
  return createHash('sha256').update(auditDomain).update(Buffer.from(storeId, 'hex')).digest('hex')
}

/** `SHA-256(0x00 || canonical JSON of the leaf without sig)`: what the chain and the tree of checkpoints are made of. */
export function leafHash(leaf: Omit<AuditLeaf, 'sig'>): Buffer {
  const { v, seq, id, at, clock, actor, role, action, entity, entityId, payload, prev } = leaf
  const signed = { v, seq, id, at, clock, actor, role, action, entity, entityId, payload, prev }
  const bytes = canonicalJson({ ...signed, before: leaf.before, after: leaf.after })
  return createHash('sha256').update(Buffer.of(0)).update(bytes).digest()
}

/**
 * `SHA-256(0x02 || chain before || leaf hash)`, in hex. The prefixes keep a leaf from being taken for a chain value or a
 * node of the tree, as in RFC 6962.
 */
export function nextChain(before: string, leaf: Uint8Array): string {
  return createHash('sha256')
    .update(Buffer.of(2))
    .update(Buffer.from(before, 'hex'))
    .update(leaf)
    .digest('hex')
}

/** What a user signs: the domain, the store and the chain up to and with the entry. */
export function signedBytes(storeId: string, chain: string): Buffer {
  return Buffer.concat([Buffer.from(auditDomain), Buffer.from(storeId, 'hex'), Buffer.from(chain, 'hex')])
}

/** SHA-256 of salt and canonical JSON, in hex: says that a value is the same without saying what it is. */
export function saltedHash(salt: string, value: unknown): string {
  return createHash('sha256').update(Buffer.from(salt, 'hex')).update(canonicalJson(value)).digest('hex')
}
