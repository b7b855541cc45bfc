import type { NewRecord } from '#engine/storage/index.ts'
import type { OpenStore } from '#engine/store/index.ts'
import type { Figure } from './campaign.ts'
import { openByRecoveryKey } from './workplace.ts'

/** The first of some thousand letters that no text here has, and that stay as they are when folded. */
const firstLetter = 0x4e00

/**
 * People stand in no search; requests and tasks about them do. Removes records whose titles have three letters of their
 * own each, and looks for these in the blocks of the index.
 */
export async function searchIndex(folder: string, recoveryKey: string, count: number): Promise<Figure[]> {
  const store = await openByRecoveryKey(folder, recoveryKey)
  try {
    return [
      await removeTitles(store, count, { what: 'words of removed records in the search', isControl: false }),
      await removeTitles(store, count, { what: 'the same without the secure index', isControl: true }),
    ]
  } finally {
    await store.close()
  }
}

async function removeTitles(
  store: OpenStore,
  count: number,
  { what, isControl }: Pick<Figure, 'what' | 'isControl'>,
): Promise<Figure> {
  const { raw } = store.writer
  raw.exec(`insert into search (search, rank) values ('secure-delete', ${isControl ? 0 : 1})`)
  const titles = Array.from({ length: count }, (_unused, place) => titleAt(place))
  const { value: ids } = await store.transact({ action: 'task.create', audit: 'entry' }, async (db) => {
    const made: string[] = []
    for (const title of titles) made.push((await db.insert('task', { ...blank, title })).id)
    return made
  })
  const held = tracesOf(store, titles)
  if (held < count) throw new Error(`the search holds ${held} of ${count} titles`)
  await store.transact({ action: 'task.remove', audit: 'entry' }, async (db) => {
    for (const id of ids) await db.remove('task', id, null)
  })
  const found = tracesOf(store, titles)
  return { what, tried: count, bad: found, isControl, note: '' }
}

/** Terms share their beginning with the one before them: the last two letters stand there whole. */
function tracesOf({ writer }: OpenStore, titles: readonly string[]): number {
  const rows = writer.raw.prepare('select block from search_data').all() as { readonly block: Buffer }[]
  const blocks = Buffer.concat(rows.map(({ block }) => block))
  return titles.filter((title) => blocks.includes(title.slice(1))).length
}

function titleAt(place: number): string {
  return String.fromCodePoint(...[0, 1, 2].map((step) => firstLetter + place * 3 + step))
}

const blank: Omit<NewRecord<'task'>, 'title'> = {
  description: '',
  status: 'open',
  priority: 'normal',
  assignee: '',
  dueOn: null,
  subjectId: null,
  doneAt: null,
  work: [],
  targetId: null,
  chaseOn: null,
  answer: '',
}
