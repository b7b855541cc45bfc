import type { AuditEntry } from '#shared/contract/audit.ts'
import { fieldChanges } from '../../design/history/changes.ts'

/** One field of the record that an entry speaks of: as it was, as it is since, or both. */
export interface EntryPart {
  readonly name: string
  readonly before: unknown
  readonly after: unknown
}

/** What an entry did to its record: `changed` field by field, or the whole record that was `added` or `removed`. */
export interface EntryParts {
  readonly kind: 'changed' | 'added' | 'removed'
  readonly parts: readonly EntryPart[]
}

/** What stands in every record, and says nothing of what was done. */
const bookkeeping = new Set(['id', 'revision', 'createdAt', 'updatedAt'])

/**
 * The fields that an entry shows, those of the form first and in its order; null where it changed no record, or where its
 * words were erased. A field that was empty and stayed so is left out.
 */
export function entryParts(entry: Pick<AuditEntry, 'change'>, order: readonly string[]): EntryParts | null {
  const { before = null, after = null } = entry.change ?? {}
  const whole = after ?? before
  if (whole === null) return null
  const place = ({ name }: EntryPart) => (order.includes(name) ? order.indexOf(name) : order.length)
  const sorted = (parts: readonly EntryPart[]) => parts.toSorted((one, other) => place(one) - place(other))
  if (before !== null && after !== null) return { kind: 'changed', parts: sorted(fieldChanges(entry)) }
  const parts = Object.entries(whole)
    .filter(([name, value]) => !bookkeeping.has(name) && !isNothing(value))
    .map(([name, value]) => ({ name, before: value, after: value }))
  return { kind: after === null ? 'removed' : 'added', parts: sorted(parts) }
}

function isNothing(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
