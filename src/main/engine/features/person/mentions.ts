import { sql } from 'kysely'
import type { Mention } from '#shared/contract/person.ts'
import { type EntityOf, fold, onPageOf, type ReadDb } from '../../storage/index.ts'

/** No more records than these are named; whoever has a common name looks for the others. */
const mostMentions = 50

/**
 * Records in whose words somebody typed a person's e-mail address or whole name: a task, a breach, who is told of one. No
 * connected system said so, and no erasure removes it; each is looked at by a person (GDPR Art. 17(1), 17(3)). A name of
 * one word would be found in too much that means another.
 */
export async function mentionsOf(
  { kysely }: Pick<ReadDb, 'kysely'>,
  { name, email }: Pick<EntityOf<'person'>, 'name' | 'email'>,
  leaveOut: readonly string[],
): Promise<Mention[]> {
  const sought = [fold(email), ...(fold(name).includes(' ') ? [fold(name)] : [])].filter(
    (text) => text.length >= shortest,
  )
  if (sought.length === 0) return []
  const expression = sought.map((text) => `"${text.replaceAll('"', '""')}"`).join(' OR ')
  const { rows } = await sql<Mention & { readonly text: string }>`
    select coalesce(${onPageOf}, e.recordId) as id, e.reference, e.title, e.text
    from searchEntry e
    where e.rowid in (select rowid from search where search match ${expression})
    order by e.reference`.execute(kysely)
  return rows
    .filter(({ id, text }) => !leaveOut.includes(id) && sought.some((words) => hasWhole(text, words)))
    .slice(0, mostMentions)
    .map(({ id, reference, title }) => ({ id, reference, title }))
}

/** The index of the search knows nothing shorter. */
const shortest = 3

/** Whether the words stand there by themselves, and not within longer ones. */
function hasWhole(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const around = [text[at - 1] ?? ' ', text[at + words.length] ?? ' ']
    if (around.every((letter) => !/[\p{L}\p{N}]/u.test(letter))) return true
  }
  return false
}
