import { sql } from 'kysely'
import type { Deadline, Urgency } from '#shared/contract/calendar.ts'
import type { dashboardContract, RunningClock } from '#shared/contract/dashboard.ts'
import { addDays, type Day } from '#shared/kernel/dates.ts'
import type { HandlersOf } from '../../router/index.ts'
import type { ReadDb } from '../../storage/index.ts'
import { breachSeverity } from '../breach/index.ts'
import type { OpenDeadlines } from '../calendar/index.ts'
import { pastRetention } from '../retention-policy.ts'
import { digestHandlers } from './digest.ts'
import { setUpSteps } from './set-up.ts'

/** How many entries a list has at the most; its number counts the others too. */
const shown = 50

/** @param session the open session, for what is told once in each */
export function dashboardHandlers(
  deadlines: OpenDeadlines,
  session: () => object,
): HandlersOf<typeof dashboardContract> {
  return {
    ...digestHandlers(deadlines, session),
    today: async (_input, context) => {
      const { db, today, now } = context
      const [clocks, open, shares, completeness, setUp, requestsPastRetention] = await Promise.all([
        runningClocks(db),
        deadlines(context),
        sharesOf(db, today),
        completenessOf(db),
        setUpSteps(db),
        filesPastRetention(db, today),
      ])
      const due = (urgency: Urgency) => {
        const items = open.filter((deadline) => deadline.urgency === urgency)
        return { items: items.slice(0, shown), count: items.length }
      }
      return {
        today,
        now,
        ...clocks,
        clocks: byUrgency(clocks.clocks.map((clock) => withPresumed(clock, open))),
        due: { overdue: due('overdue'), today: due('today'), thisWeek: due('thisWeek') },
        ...shares,
        completeness,
        requestsPastRetention,
        setUp,
      }
    },
  }
}

async function runningClocks(db: ReadDb) {
  const open = { clockState: ['running', 'suspended', 'notStarted'] }
  const page = { cursor: null, limit: shown }
  const [breaches, requests] = await Promise.all([
    db.list('breach', { ...page, filter: open, sort: [{ column: 'dueAt', direction: 'asc' }] }),
    db.list('rightsRequest', { ...page, filter: open, sort: [{ column: 'dueOn', direction: 'asc' }] }),
  ])
  const clocks: RunningClock[] = [
    ...breaches.items.map((breach) => ({
      recordId: breach.id,
      reference: breach.reference,
      kind: 'breach' as const,
      rights: [],
      title: breach.title,
      state: breach.clockState,
      dueOn: null,
      dueAt: breach.dueAt,
      cautiousOn: null,
    })),
    ...requests.items.map((request) => ({
      recordId: request.id,
      reference: request.reference,
      kind: 'request' as const,
      rights: request.rights,
      title: '',
      state: request.clockState,
      dueOn: request.dueOn,
      dueAt: null,
      cautiousOn: request.cautiousOn,
    })),
  ]
  return {
    clocks,
    clockCounts: { breach: breaches.total, request: requests.total },
  }
}

/** A breach without a legal date is worked on until the hours end that are presumed. */
function withPresumed(clock: RunningClock, open: readonly Deadline[]): RunningClock {
  const presumed = open.find(
    ({ recordId, limit }) => recordId === clock.recordId && limit === 'presumedNotification',
  )
  return clock.dueAt === null && presumed !== undefined ? { ...clock, cautiousOn: presumed.dueOn } : clock
}

function byUrgency(clocks: readonly RunningClock[]): RunningClock[] {
  return clocks.toSorted((one, other) => urgencyOf(one).localeCompare(urgencyOf(other)))
}

/** When a clock ends, or is presumed to, as a text that sorts; one that does not run comes last. */
function urgencyOf({ dueAt, dueOn, cautiousOn }: RunningClock): string {
  const day = dueOn ?? cautiousOn
  return dueAt ?? (day === null ? '9999' : `${day}T23:59:59`)
}

async function sharesOf(db: ReadDb, today: Day) {
  const share = async (table: string, column: string) => {
    const { rows } = await sql<{ key: string; count: number }>`
      select ${sql.ref(column)} as key, count(*) as count from ${sql.table(table)} group by 1 order by 1`.execute(
      db.kysely,
    )
    return rows
  }
  const since = `${addDays(today, -365).slice(0, 7)}-01`
  const byMonth = await sql<{ month: string; status: string; count: number }>`
    select substr(receivedOn, 1, 7) as month, status, count(*) as count
      from rightsRequest where receivedOn >= ${since} group by 1, 2 order by 1, 2`.execute(db.kysely)
  const onTime = await sql<{ month: string; closed: number; onTime: number }>`
    select substr(closedOn, 1, 7) as month, count(*) as closed, sum(answeredInTime) as onTime
      from rightsRequest where closedOn >= ${since} group by 1 order by 1`.execute(db.kysely)
  const median = await sql<{ days: number }>`
    select cast(julianday(closedOn) - julianday(receivedOn) as integer) as days
      from rightsRequest where closedOn >= date(${today}, 'start of month', '-11 months') order by days`.execute(
    db.kysely,
  )
  const bySeverity = await sql<{ key: string; count: number }>`
    select ${breachSeverity} as key, count(*) as count from breach group by 1 order by 1`.execute(db.kysely)
  const tables = [
    'system',
    'vendor',
    'processingActivity',
    'dataset',
    'field',
    'person',
    'connection',
    'task',
    'rightsRequest',
    'breach',
  ]
  const counts = await Promise.all(
    tables.map(async (table) => {
      const { rows } = await sql<{
        count: number
      }>`select count(*) as count from ${sql.table(table)}`.execute(db.kysely)
      return [table, rows[0]?.count ?? 0] as const
    }),
  )
  return {
    requestsByMonth: byMonth.rows,
    requestsByStatus: await share('rightsRequest', 'status'),
    onTime: onTime.rows,
    medianDays: median.rows[Math.floor((median.rows.length - 1) / 2)]?.days ?? null,
    breachesBySeverity: bySeverity.rows,
    activitiesByStatus: await share('processingActivity', 'status'),
    fieldsByDecision: await share('field', 'decision'),
    counts: Object.fromEntries(counts),
  }
}

async function filesPastRetention(db: ReadDb, today: Day): Promise<number> {
  const isPast = await pastRetention(db, today)
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from rightsRequest where ${isPast(true)}`.execute(db.kysely)
  return rows[0]?.count ?? 0
}

async function completenessOf(db: ReadDb) {
  const { rows } = await sql<{ band: number; count: number; sum: number }>`
    select min(completeness / 20, 4) as band, count(*) as count, sum(completeness) as sum
      from processingActivity where status <> 'retired' group by 1`.execute(db.kysely)
  const total = rows.reduce((count, row) => count + row.count, 0)
  const sum = rows.reduce((all, row) => all + row.sum, 0)
  return {
    average: total === 0 ? 0 : Math.floor(sum / total),
    bands: [0, 1, 2, 3, 4].map((band) => ({
      from: band * 20,
      to: band === 4 ? 100 : band * 20 + 19,
      count: rows.find((row) => row.band === band)?.count ?? 0,
    })),
  }
}
