import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { migrate, openDatabase, schemaVersion } from '#engine/storage/index.ts'
import { up as registers } from '../../src/main/engine/storage/migrations/0001-registers.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

test('an organisation of before goes on with the holidays of its own country and region', async () => {
  const key = Buffer.from(`raw:${'ab'.repeat(32)}`)
  const connection = openDatabase(join(temporaryFolder(), 'store.db'), { key, create: true })
  onTestFinished(() => connection.close())
  await registers(connection.kysely as never)
  connection.raw.pragma('user_version=1')
  connection.raw
    .prepare(
      `insert into organisation (id, reference, revision, createdAt, updatedAt, name, legalForm, address, country, region,
         registrationNumber, vatNumber, sector, email, phone, website, timeZone, language, supervisoryAuthority)
       values ('organisation_01jd3k00000000000000000000', '', 1, '2026-03-02T09:00:00.000Z', '2026-03-02T09:00:00.000Z',
         'Lakeside Clinic', '', '', 'DE', 'BY', '', '', 'privateCompany', '', '', '', 'Europe/Berlin', 'de', '')`,
    )
    .run()
  await migrate(connection)
  expect(connection.raw.pragma('user_version', { simple: true })).toBe(schemaVersion)
  const row = connection.raw.prepare('select country, calendarCountry, region from organisation').get()
  expect(row).toEqual({ country: 'DE', calendarCountry: null, region: 'BY' })
})
