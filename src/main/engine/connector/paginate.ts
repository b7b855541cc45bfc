import type { Paging } from './definition.ts'
import { at, malformed } from './json.ts'

/** Where a reading stands: null at its beginning, else what the vendor named as the place of the next page. */
export type Cursor = string | null

/** What `{cursor}` stands for at the beginning. */
export function firstCursor(paging: Paging): Cursor {
  switch (paging.kind) {
    case 'cursor':
      return paging.first
    case 'offset':
      return '0'
    case 'link':
      return null
  }
}

/**
 * The place of the page after this one; null: this was the last.
 * @param rows how many rows this page carried
 * @throws Fault `connector-answer-malformed` where the vendor names the same place again, which would never end, and
 * `address-refused` by the caller where a link leads elsewhere
 */
export function nextCursor(
  paging: Paging,
  cursor: Cursor,
  answer: unknown,
  rows: number,
  host: string,
): Cursor {
  if (paging.kind === 'offset') return rows < paging.size ? null : String(Number(cursor ?? '0') + rows)
  const next = at(answer, paging.next)
  if (next === undefined || next === null || next === '') return null
  if (typeof next !== 'string' && typeof next !== 'number') throw malformed(host, 'cursor')
  const text = String(next)
  if (text === cursor || text.length > 4_000) throw malformed(host, 'cursor')
  return text
}
