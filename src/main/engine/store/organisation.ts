import type { Organisation } from '#shared/contract/organisation.ts'
import type { Day, TimeZone } from '#shared/kernel/dates.ts'
import type { Language } from '#shared/kernel/message.ts'
import type { NewRecord, WriteDb } from '../storage/index.ts'
import type { OpenStore } from './assemble.ts'

/** A new store's organisation: what was asked on creation, everything else empty. */
export function foundOrganisation(given: {
  readonly name: string
  readonly country: string
  readonly calendarCountry: string | null
  readonly region: string | null
  readonly timeZone: TimeZone
  readonly language: Language
}): NewRecord<'organisation'> {
  const empty: Omit<NewRecord<'organisation'>, keyof typeof given> = {
    legalForm: '',
    address: '',
    registrationNumber: '',
    vatNumber: '',
    sector: 'privateCompany' satisfies Organisation['sector'],
    employees: null,
    email: '',
    phone: '',
    website: '',
    representative: null,
    dpo: null,
    supervisoryAuthority: '',
  }
  return { ...empty, ...given }
}

/** Marks a store that is being made as a demonstration of a day. */
export async function markDemo(db: WriteDb, asOf: Day): Promise<void> {
  await db.kysely.insertInto('meta').values({ key: 'demo', value: asOf }).execute()
  db.note({ demonstrationOf: asOf })
}

/** Whether the store was made as a demonstration; the window says so on every screen. */
export async function isDemo({ read }: OpenStore): Promise<boolean> {
  const row = await read.kysely
    .selectFrom('meta')
    .select('value')
    .where('key', '=', 'demo')
    .executeTakeFirst()
  return row !== undefined
}
