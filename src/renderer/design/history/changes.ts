import type { AuditEntry } from '#shared/contract/audit.ts'

/** One field that an entry of the audit log changed. */
export interface FieldChange {
  readonly name: string
  readonly before: unknown
  readonly after: unknown
}

/** Fields that every save moves by itself. */
const bookkeeping = new Set(['id', 'reference', 'revision', 'createdAt', 'updatedAt'])

/** What an update changed, field by field; nothing for a record's first and last entry, which change all of it. */
export function fieldChanges({ change }: Pick<AuditEntry, 'change'>): readonly FieldChange[] {
  const before = change?.before
  const after = change?.after
  if (!before || !after) return []
  return Object.keys(after)
    .filter((name) => !bookkeeping.has(name) && JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((name) => ({ name, before: before[name], after: after[name] }))
}
