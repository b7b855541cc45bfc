import { type auditContract, type GivenCheckpoints, KeptVerdict } from '#shared/contract/audit.ts'
import type { Instant } from '#shared/kernel/dates.ts'
import { verifyAuditInTurns } from '../../audit/index.ts'
import type { HandlersOf } from '../../router/index.ts'
import type { Connection, ReadDb } from '../../storage/index.ts'
import { expectationOf, givenCheckpoints, type OpenStore } from '../../store/index.ts'
import { type AuditParts, labelIn } from './parts.ts'

type Handlers = Pick<HandlersOf<typeof auditContract>, 'verify' | 'check'>
type State = Awaited<ReturnType<HandlersOf<typeof auditContract>['state']>>

/** A verdict that is kept names so many problems. */
const mostProblems = 100

export function verifyHandlers({ store }: Pick<AuditParts, 'store'>): Handlers {
  return {
    verify: async (given: GivenCheckpoints, { connection, signal }) =>
      verifyAuditInTurns(connection, expectationOf(store(), connection, givenCheckpoints(given)), signal),
    check: async (_input, { progress, signal }) => {
      const open = store()
      const reader = open.openReader()
      try {
        const { total } = reader.raw.prepare('select count(*) as total from audit').get() as { total: number }
        const verdict = await verifyAuditInTurns(reader, expectationOf(open, reader), signal, (done) =>
          progress({ done, total, step: null }),
        )
        const { problems } = verdict
        return { ...verdict, problems: problems.slice(0, mostProblems), problemCount: problems.length }
      } finally {
        reader.close()
      }
    },
  }
}

/** What the last check found, whoever ran it; null where none was run, or none came to its end. */
export async function lastCheck({ kysely }: ReadDb, store: OpenStore): Promise<State['verified']> {
  const job = await kysely
    .selectFrom('job')
    .select(['endedAt', 'startedBy', 'result'])
    .where('operation', '=', 'audit.check')
    .where('state', '=', 'done')
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  const verdict = KeptVerdict.safeParse(JSON.parse(job?.result ?? 'null'))
  if (!job?.endedAt || !verdict.success) return null
  return { at: job.endedAt as Instant, byLabel: labelIn(store, job.startedBy), verdict: verdict.data }
}

/** The newest checkpoint of which somebody noted where a copy is kept. */
export function lastKept({ raw }: Connection): State['kept'] {
  const kept = raw
    .prepare(
      `select c.size, c.at, k.place from auditCheckpointCopy k join auditCheckpoint c on c.size = k.size
       order by k.size desc, k.at desc limit 1`,
    )
    .get() as State['kept'] | undefined
  return kept ?? null
}
