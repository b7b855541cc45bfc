import { type Instant, millisecondsOf } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { Message } from '#shared/kernel/message.ts'
import type { Cursor, PeoplePage, PeopleScope } from '../../connector/index.ts'
import type { JobContext } from '../../router/index.ts'
import { keepMetErased } from '../../store/index.ts'
import { countPeople, forgetUnreadPeople, heldPeople, type KeptColumns, keepPeople } from '../person/index.ts'
import { forgetErasures, mayBringBack, withoutErased } from './suppression.ts'
import { keepSync, readSync, type SyncRun, type SyncState } from './sync-state.ts'
import type { Visit } from './visit.ts'

/**
 * Reads the people of a system, page by page, each page kept with the place of the next: a run that ends early (cancelled,
 * killed, refused) is resumed. After a run of all, people who are no longer there are removed here too.
 */
export async function sync(visit: Visit, { clock, read: db }: Pick<JobContext, 'clock' | 'read'>) {
  const { connection, connector, definition, commit, progress, signal } = visit
  const { people } = definition
  const stored = await readSync(db, connection.id, people.objectType)
  const asked = await askedProperties(visit, stored.state.properties)
  const notes: Message[] = [...asked.notes]
  const unfinished = stored.state.run
  const resumed = unfinished !== null && !mayBringBack(visit, unfinished.startedAt) ? unfinished : null
  let cursor = resumed === null ? null : stored.cursor
  let run = resumed ?? newRun(visit, stored.state, clock())
  let isResumed = resumed !== null
  const seen = new Set<string>()
  let lastRead: string | null = null
  const startOver = (note: string) => {
    notes.push(message(note))
    cursor = null
    seen.clear()
    run = { ...run, scope: 'all', startedAt: clock(), read: 0, added: 0, refused: 0, suppressed: 0 }
  }
  for (;;) {
    progress({ done: run.read, total: null, step: message('connector:step.people') })
    const page = await readPage(visit, scopeOf(run), cursor, asked.properties, isResumed)
    if (page === null) {
      isResumed = false
      startOver('connector:note.read-from-start')
      continue
    }
    isResumed = false
    const last = page.rows.at(-1)?.externalId ?? null
    if (page.next !== null && (seen.has(page.next) || (last !== null && last === lastRead)))
      throw new Fault('connector-answer-malformed', { params: { host: connector.host, reason: 'cursor' } })
    if (page.next !== null) seen.add(page.next)
    lastRead = last
    const before = run
    run = await commit({ read: page.rows.length, refused: page.refused }, async (context) => {
      const { rows, erased } = withoutErased(visit, page.rows)
      const added = keepPeople(context, connection.id, rows, asked.kept)
      await keepMetErased(context.db, {
        connectionId: connection.id,
        at: before.startedAt,
        people: erased,
        forgetBefore: null,
      })
      const after: SyncRun = {
        ...before,
        read: before.read + page.rows.length,
        added: before.added + added,
        refused: before.refused + page.refused,
        suppressed: before.suppressed + erased.length,
      }
      await keepSync(context, connection.id, people.objectType, {
        cursor: page.next,
        state: { ...stored.state, properties: asked.remembered, run: after },
      })
      return after
    })
    cursor = page.next
    if (cursor === null) break
    if (run.scope === 'changed' && run.read >= (people.changed?.ceiling ?? 0))
      startOver('connector:note.too-many-changes')
  }
  signal.throwIfAborted()
  const removed = await finish(visit, run, stored.state, asked.remembered, notes)
  progress({ done: run.read, total: run.read, step: null })
  return {
    datasets: 1,
    fields: asked.properties.length,
    added: run.added,
    vanished: removed,
    people: run.read - run.suppressed,
    notes,
  }
}

/** One page; null where the place that an earlier run kept is not valid any more. */
async function readPage(
  { connector, signal }: Visit,
  scope: PeopleScope,
  cursor: Cursor,
  properties: readonly string[],
  isResumed: boolean,
): Promise<PeoplePage | null> {
  try {
    return await connector.people(scope, cursor, properties, signal)
  } catch (error) {
    const isGone = error instanceof Fault && error.code === 'connector-failed' && error.params.status === 400
    if (isResumed && cursor !== null && isGone) return null
    throw error
  }
}

/** All people the first time and every few days, which shows who is gone; in between those that changed. */
function newRun(visit: Visit, { completedAt, completedAllAt }: SyncState, now: Instant): SyncRun {
  const { changed } = visit.definition.people
  const counts = { startedAt: now, read: 0, added: 0, refused: 0, suppressed: 0 }
  if (changed === null || completedAt === null || completedAllAt === null)
    return { ...counts, scope: 'all', sinceMilliseconds: 0 }
  const age = millisecondsOf(now) - millisecondsOf(completedAllAt)
  if (age >= changed.fullEveryDays * 86_400_000 || mayBringBack(visit, completedAllAt))
    return { ...counts, scope: 'all', sinceMilliseconds: 0 }
  const sinceMilliseconds = millisecondsOf(completedAt) - changed.overlapMinutes * 60_000
  return { ...counts, scope: 'changed', sinceMilliseconds }
}

function scopeOf({ scope, sinceMilliseconds }: SyncRun): PeopleScope {
  return scope === 'all' ? { kind: 'all' } : { kind: 'changed', sinceMilliseconds }
}

/** Which of the wanted properties exist now, and what stays as it was because its property has vanished. */
async function askedProperties({ connector, definition, signal }: Visit, remembered: readonly string[]) {
  const { people } = definition
  const mapped = { name: people.name, email: people.email, phone: people.phone, country: people.country }
  const wanted = [...new Set([...Object.values(mapped).flat(), ...people.alsoRead])]
  const existing = new Set((await connector.fields(people.objectType, signal)).rows.map(({ name }) => name))
  const gone = new Set(remembered.filter((name) => wanted.includes(name) && !existing.has(name)))
  const columns = (Object.keys(mapped) as (keyof typeof mapped)[]).filter((column) =>
    mapped[column].some((name) => gone.has(name)),
  )
  const kept: KeptColumns = { columns: new Set(columns), properties: gone }
  return {
    properties: wanted.filter((name) => existing.has(name)),
    /** A vanished one is remembered, so that later runs still keep what it said. */
    remembered: wanted.filter((name) => existing.has(name) || gone.has(name)),
    kept,
    notes: [...gone].map((property) =>
      message('connector:note.property-vanished', { property, objectType: people.objectType }),
    ),
  }
}

/** Ends a run: who was not met in a run of all is removed, unless it met nobody or could not read somebody. */
async function finish(
  visit: Visit,
  run: SyncRun,
  state: SyncState,
  properties: string[],
  notes: Message[],
): Promise<number> {
  const { connection, definition, commit } = visit
  const { objectType } = definition.people
  return commit({ people: run.read, added: run.added, scope: run.scope }, async (context) => {
    const isWhole = run.scope === 'all' && run.refused === 0 && run.read > 0
    const { ids: held } = await heldPeople(context.db, context.today, connection)
    const { removed, kept } = isWhole
      ? forgetUnreadPeople(context, connection.id, run.startedAt, held)
      : { removed: 0, kept: 0 }
    if (removed > 0) visit.oweCleansing(context)
    const people = countPeople(context, connection.id)
    if (removed > 0) notes.push(message('connector:note.people-removed', { count: removed }))
    if (kept > 0) notes.push(message('connector:note.people-held', { count: kept }))
    if (run.suppressed > 0) notes.push(message('connector:note.people-suppressed', { count: run.suppressed }))
    if (run.refused > 0) notes.push(message('connector:note.people-unread', { count: run.refused }))
    if (run.scope === 'all' && run.refused > 0 && people > run.read - run.suppressed)
      notes.push(message('connector:note.people-kept-unread'))
    if (run.scope === 'all' && run.read === 0 && people > 0) notes.push(message('connector:note.people-kept'))
    await keepSync(context, connection.id, objectType, {
      cursor: null,
      state: {
        run: null,
        completedAt: run.startedAt,
        completedAllAt: run.scope === 'all' ? run.startedAt : state.completedAllAt,
        properties,
      },
    })
    if (isWhole) await forgetErasures(visit, context, run.startedAt)
    const dataset = (await context.db.all('dataset', { connectionId: connection.id })).find(
      ({ name }) => name === objectType,
    )
    if (dataset !== undefined) await context.db.update('dataset', dataset.id, null, { recordCount: people })
    await context.db.update('connection', connection.id, null, {
      status: 'working',
      lastSyncedAt: context.now,
      lastFault: null,
    })
    return removed
  })
}

function message(key: string, params: Message['params'] = {}): Message {
  return { key, params, article: null }
}
