import { type RecordShows, recordShows } from '../history/record-shows.tsx'
import { kebab } from '../words/kebab.ts'
import { fieldsOf, type RecordDefinition } from './register.ts'
import type { RecordBase } from './register-api.ts'

/** How past values of a register's records are shown. */
export function recordShowsOf<Row extends RecordBase, Draft extends object>(
  definition: RecordDefinition<Row, Draft>,
): RecordShows {
  const { entity, sections, schema, keptSchema = schema, past } = definition
  return recordShows({
    namespace: kebab(entity),
    fields: fieldsOf(sections),
    checked: (name, value) => keptSchema.shape[name]?.safeParse(value).data,
    past,
  })
}
