import { Fault } from '#shared/kernel/faults.ts'
import type { CommandContext } from '../../router/index.ts'
import type { EntityOf } from '../../storage/index.ts'
import { clockEventsOf } from '../clock-event/index.ts'
import { requireNoHold } from '../legal-hold/index.ts'

/**
 * Takes an import back: its requests go, each with its receipt. One that somebody removed already is passed over.
 * @throws Fault `import-undone`; `import-built-on` when a request was changed since or something names it; `under-legal-hold`
 */
export async function undoImport(
  { id, revision }: { readonly id: string; readonly revision: number },
  context: CommandContext,
): Promise<EntityOf<'requestImport'>> {
  const { db, now, today, actor } = context
  const done = await db.get('requestImport', id)
  if (done.undoneAt !== null) throw new Fault('import-undone', { params: { reference: done.reference } })
  const standing: EntityOf<'rightsRequest'>[] = []
  const builtOn: string[] = []
  for (const made of done.requests) {
    const request = await db.find('rightsRequest', made.requestId)
    if (request === null) continue
    standing.push(request)
    if (request.revision !== made.revision || (await hasMoreThanReceipt(request.id, context)))
      builtOn.push(request.reference)
  }
  if (builtOn.length > 0)
    throw new Fault('import-built-on', {
      params: { count: builtOn.length, references: builtOn.slice(0, 5).join(', ') },
    })
  await requireNoHold(
    db,
    today,
    standing.map((request) => request.id),
  )
  await db.inBulk(async () => {
    for (const request of standing) {
      for (const event of await clockEventsOf(db, request.id)) await db.remove('clockEvent', event.id, null)
      await db.remove('rightsRequest', request.id, null)
    }
  })
  return db.update('requestImport', id, revision, { undoneAt: now, undoneBy: actor.label })
}

/** Whether a legal event besides the receipt stands, or a letter, a file, a task or another request names it. */
async function hasMoreThanReceipt(id: string, { db }: CommandContext): Promise<boolean> {
  const [events, links] = await Promise.all([clockEventsOf(db, id), db.linksTo(id)])
  return events.length !== 1 || links.some(({ entity }) => entity !== 'clockEvent')
}
