import { sql } from 'kysely'
import type { ReadDb } from '../../storage/index.ts'
import { organisationOf } from '../organisation/index.ts'

/** What a new store needs before its registers say something, in a sensible order; empty when all is done. */
export async function setUpSteps(db: ReadDb): Promise<{ step: string; done: boolean }[]> {
  const organisation = await organisationOf(db)
  const has = async (table: string) => {
    const { rows } = await sql<{
      found: number
    }>`select exists (select 1 from ${sql.table(table)}) as found`.execute(db.kysely)
    return rows[0]?.found === 1
  }
  const accepted = await sql<{ found: number }>`
    select exists (select 1 from field where decision in ('accepted', 'manual')) as found`.execute(db.kysely)
  const steps = [
    { step: 'organisation', done: organisation.address !== '' && organisation.dpo !== null },
    { step: 'system', done: await has('system') },
    { step: 'connection', done: await has('connection') },
    { step: 'classification', done: accepted.rows[0]?.found === 1 },
    { step: 'activity', done: await has('processingActivity') },
    { step: 'vendor', done: await has('vendor') },
  ]
  return steps.every(({ done }) => done) ? [] : steps
}
