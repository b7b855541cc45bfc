import { join } from 'node:path'
import { expect, test } from 'vitest'
import { migrate, openDatabase, rebuildTables } from '#engine/storage/index.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

test('tables written anew keep their rows, their definition, their indexes and what refers to them', async () => {
  const key = Buffer.from(`raw:${'7'.repeat(64)}`)
  const connection = openDatabase(join(temporaryFolder(), 'store.db'), { key, create: true })
  await migrate(connection)
  const { raw } = connection
  const schema = () => raw.prepare('select type, name, tbl_name, sql from sqlite_schema order by name').all()
  const rows = () => tables.map((table) => raw.prepare(`select * from ${table} order by 1, 2`).all())
  const person = `insert into person (id, connectionId, externalId, name, email, phone, country, readAt)
    values (?, 'c', ?, 'Ana', 'ana@example.org', '', 'DE', '2026-01-01T00:00:00.000Z')`
  for (const id of ['one', 'two']) {
    raw.prepare(person).run(id, id)
    raw.prepare(`insert into personKey (personId, kind, value) values (?, 'name', 'ana')`).run(id)
    raw.prepare(`insert into personProperties (personId, properties) values (?, '{}')`).run(id)
  }
  const before = { schema: schema(), rows: rows() }
  raw.transaction(() => rebuildTables(connection, tables))()
  expect({ schema: schema(), rows: rows() }).toEqual(before)
  expect(raw.pragma('foreign_key_check')).toEqual([])
  raw.exec(`delete from person where id = 'one'`)
  expect(raw.prepare('select personId from personKey').all()).toEqual([{ personId: 'two' }])
  connection.close()
})

const tables = ['person', 'personProperties', 'personKey']
