import * as z from 'zod'
import type { Deadline } from '#shared/contract/calendar.ts'
import type { Digest, dashboardContract } from '#shared/contract/dashboard.ts'
import { Instant } from '#shared/kernel/dates.ts'
import type { CommandContext, HandlersOf } from '../../router/index.ts'
import type { OpenDeadlines } from '../calendar/index.ts'

/** What a person saw when they last looked: references and dates, no names. */
const Seen = z.object({
  at: Instant,
  /** By deadline: its date and how near it was. */
  deadlines: z.record(z.string(), z.object({ due: z.string(), urgency: z.string() })),
  tasks: z.array(z.string()),
})
type Seen = z.infer<typeof Seen>

type Context = Pick<CommandContext, 'db' | 'actor' | 'now' | 'today' | 'zone'>
type Handlers = Pick<HandlersOf<typeof dashboardContract>, 'digest' | 'dismissDigest'>

/** How many of each kind are named; their number counts the others too. */
const named = 6

/**
 * What has changed since a person last looked. It is put together once for each time the store is opened, so that a page
 * that is loaded anew shows the same; what happens while they look is theirs and is not told to them at the next time.
 * @param session the open session: a store that is opened again is another
 */
export function digestHandlers(deadlines: OpenDeadlines, session: () => object): Handlers {
  const told = new WeakMap<object, Digest | null>()
  return {
    digest: async (_input, context) => {
      const current = session()
      const [open, tasks, before] = await Promise.all([deadlines(context), tasksOf(context), seenBy(context)])
      if (!told.has(current)) told.set(current, before === null ? null : changes(before, open, tasks))
      const seen = {
        at: context.now,
        deadlines: Object.fromEntries(
          open.map((one) => [one.uid, { due: dueOf(one), urgency: one.urgency }]),
        ),
        tasks: tasks.map(({ id }) => id),
      }
      await keepSeen(context, seen)
      return { digest: told.get(current) ?? null }
    },
    dismissDigest: async () => {
      told.set(session(), null)
      return {}
    },
  }
}

function changes(
  before: Seen,
  open: readonly Deadline[],
  tasks: readonly Digest['tasks']['items'][number][],
): Digest | null {
  const news = (urgency: Deadline['urgency']) =>
    open.filter((one) => one.urgency === urgency && before.deadlines[one.uid]?.urgency !== urgency)
  // What was overdue cannot come nearer; a date that moved back is told as moved.
  const comesNearer = ({ uid }: Deadline) => ['later', undefined].includes(before.deadlines[uid]?.urgency)
  const groups = {
    overdue: news('overdue'),
    today: news('today'),
    thisWeek: news('thisWeek').filter(comesNearer),
  }
  const grouped = new Set(Object.values(groups).flat())
  const moved = open.filter((one) => {
    const known = before.deadlines[one.uid]
    // What has no figure is due each day anew, which is no news.
    const isStanding = one.dueAt === null && one.urgency === 'today' && known?.urgency === 'today'
    return known !== undefined && known.due !== dueOf(one) && !grouped.has(one) && !isStanding
  })
  const assigned = tasks.filter(({ id }) => !before.tasks.includes(id))
  if (grouped.size + moved.length + assigned.length === 0) return null
  return {
    since: before.at,
    overdue: listed(groups.overdue),
    today: listed(groups.today),
    thisWeek: listed(groups.thisWeek),
    moved: listed(moved),
    tasks: listed(assigned),
  }
}

function listed<T>(items: readonly T[]): { items: T[]; count: number } {
  return { items: items.slice(0, named), count: items.length }
}

function dueOf({ dueAt, dueOn }: Deadline): string {
  return dueAt ?? dueOn
}

/** Open actions that name the person who looks. */
async function tasksOf({ db, actor }: Context): Promise<Digest['tasks']['items']> {
  const open = await db.all('task', { status: ['open', 'inProgress'] })
  return open
    .filter(({ assignee }) => assignee.trim().toLowerCase() === actor.label.trim().toLowerCase())
    .map(({ id, reference, title }) => ({ id, reference, title }))
}

async function seenBy({ db, actor }: Context): Promise<Seen | null> {
  const row = await db.kysely
    .selectFrom('meta')
    .select('value')
    .where('key', '=', keyOf(actor))
    .executeTakeFirst()
  const seen = row === undefined ? null : Seen.safeParse(JSON.parse(row.value))
  return seen?.success ? seen.data : null
}

async function keepSeen({ db, actor }: Context, seen: Seen): Promise<void> {
  const value = JSON.stringify(seen)
  await db.kysely
    .insertInto('meta')
    .values({ key: keyOf(actor), value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}

function keyOf({ id }: Context['actor']): string {
  return `seen:${id}`
}
