import type { Kysely } from 'kysely'
import { Fault } from '#shared/kernel/faults.ts'
import type { Connection } from './database.ts'
import { up as registers } from './migrations/0001-registers.ts'
import { up as closingDates } from './migrations/0002-closing-dates.ts'
import { up as attachments } from './migrations/0003-attachments.ts'
import { up as networkCalls } from './migrations/0004-network-calls.ts'
import { up as auditCheckpoints } from './migrations/0005-audit-checkpoints.ts'
import { up as holidayCalendar } from './migrations/0006-holiday-calendar.ts'
import { up as refusals } from './migrations/0007-refusals.ts'
import { up as breachAssessment } from './migrations/0008-breach-assessment.ts'
import { up as mandates } from './migrations/0009-mandates.ts'
import { up as breachFilings } from './migrations/0010-breach-filings.ts'
import { up as requestWork } from './migrations/0011-request-work.ts'
import { up as edpbAnswers } from './migrations/0012-edpb-answers.ts'
import { up as authorityFiles } from './migrations/0013-authority-files.ts'
import { up as requestRelations } from './migrations/0014-request-relations.ts'
import { up as letters } from './migrations/0015-letters.ts'
import { up as disclosures } from './migrations/0016-disclosures.ts'
import { up as securityIncidents } from './migrations/0017-security-incidents.ts'
import { up as requestRetention } from './migrations/0018-request-retention.ts'
import { up as reportingDuties } from './migrations/0019-reporting-duties.ts'
import { up as requestImports } from './migrations/0020-request-imports.ts'
import { up as affectedCounts } from './migrations/0021-affected-counts.ts'

type Migration = (db: Kysely<unknown>) => Promise<void>

/** In their order; the number of the last is the version of the schema. Each is frozen once it is released. */
const migrations: readonly Migration[] = [
  registers,
  closingDates,
  attachments,
  networkCalls,
  auditCheckpoints,
  holidayCalendar,
  refusals,
  breachAssessment,
  mandates,
  breachFilings,
  requestWork,
  edpbAnswers,
  authorityFiles,
  requestRelations,
  letters,
  disclosures,
  securityIncidents,
  requestRetention,
  reportingDuties,
  requestImports,
  affectedCounts,
]

/** The schema version that this program writes. */
export const schemaVersion = migrations.length

/** The version of the schema in a store. */
export function storedVersion({ raw }: Connection): number {
  return Number(raw.pragma('user_version', { simple: true }))
}

/** @throws Fault `store-newer` when a later Wardbook wrote the store */
export function refuseNewerSchema(connection: Connection, known = schemaVersion): void {
  const found = storedVersion(connection)
  if (found > known) throw new Fault('store-newer', { params: { found, known } })
}

/**
 * Brings the schema up to date, each migration in a transaction of its own with its version number.
 * @param steps the ladder to climb; another one than the product's only to prove that climbing survives a crash
 * @throws Fault `store-newer` as {@link refuseNewerSchema} does, before anything is touched
 */
export async function migrate(connection: Connection, steps = migrations): Promise<void> {
  refuseNewerSchema(connection, steps.length)
  const version = storedVersion(connection)
  for (const [place, up] of steps.entries()) {
    if (place < version) continue
    const { raw, kysely } = connection
    raw.exec('begin immediate')
    try {
      // A migration knows none of today's tables: those of its time were others.
      await up(kysely as never)
      const broken = raw.pragma('foreign_key_check') as unknown[]
      if (broken.length > 0) throw new Error(`migration ${place + 1} breaks a reference`)
      raw.pragma(`user_version=${place + 1}`)
      raw.exec('commit')
    } catch (error) {
      raw.exec('rollback')
      throw error
    }
  }
}
