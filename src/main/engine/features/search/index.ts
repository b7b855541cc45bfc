import { sql } from 'kysely'
import type { searchContract } from '#shared/contract/search.ts'
import type { HandlersOf } from '../../router/index.ts'
import { fold, onPageOf, searchExpression } from '../../storage/index.ts'

interface Found {
  readonly entity: string
  readonly recordId: string
  readonly reference: string
  readonly title: string
  readonly onPageOf: string | null
}

export const searchHandlers: HandlersOf<typeof searchContract> = {
  find: async ({ text, limit }, { db }) => {
    const folded = fold(text)
    const expression = searchExpression(text)
    const matching = expression
      ? sql`e.rowid in (select rowid from search where search match ${expression})`
      : sql.join([sql`true`, ...folded.split(' ').map((word) => sql`instr(e.text, ${word}) > 0`)], sql` and `)
    // The text begins with reference and title, so that an early match is one in what people read.
    const { rows } = await sql<Found>`
      select e.entity, e.recordId, e.reference, e.title, ${onPageOf} as onPageOf
      from searchEntry e where ${matching}
      order by instr(e.text, ${folded}) = 0, instr(e.text, ${folded}), e.title limit ${limit}`.execute(
      db.kysely,
    )
    return rows
  },
}
