import { createHash } from 'node:crypto'

/** The anchor of a record's heading. It says nothing about the store that it comes from, so it is a hash. */
export function anchorOf(id: string): string {
  return `entry-${createHash('sha256').update(id).digest('hex').slice(0, 12)}`
}
