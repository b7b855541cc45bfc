import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { migrate, openDatabase, tables } from '#engine/storage/index.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

async function emptyDatabase() {
  const key = Buffer.from(`raw:${'ab'.repeat(32)}`)
  const connection = openDatabase(join(temporaryFolder(), 'store.db'), { key, create: true })
  onTestFinished(() => connection.close())
  await migrate(connection)
  return connection
}

test.each(Object.entries(tables))(
  'the table of %s has the columns of its entity, with fitting types',
  async (name, table) => {
    const { raw } = await emptyDatabase()
    const found = raw.pragma(`table_info("${name}")`) as { name: string; type: string }[]
    const wanted = [...table.codec.columns].map(([column, kind]) => [
      column,
      kind === 'integer' || kind === 'boolean' ? 'INTEGER' : kind === 'real' ? 'REAL' : 'TEXT',
    ])
    expect(found.map((column) => [column.name, column.type])).toEqual(wanted)
  },
)

test('every table is strict', async () => {
  const { raw } = await emptyDatabase()
  const loose = raw
    .prepare(
      "select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0 and name not like 'sqlite_%'",
    )
    .all()
  expect(loose).toEqual([])
})

test('the audit log refuses to be changed or shortened, in SQL too', async () => {
  const { raw } = await emptyDatabase()
  raw
    .prepare(
      "insert into audit values (1, 'a', 'now', 'ok', 'u', 'dpo', 'x', null, null, null, null, null, '', null, '')",
    )
    .run()
  expect(() => raw.exec("update audit set actor = 'somebody'")).toThrow('append-only')
  expect(() => raw.exec('delete from audit')).toThrow('append-only')
})

test('a database opened with another key is damaged, not empty', async () => {
  const file = join(temporaryFolder(), 'store.db')
  openDatabase(file, { key: Buffer.from(`raw:${'ab'.repeat(32)}`), create: true }).close()
  expect(() => openDatabase(file, { key: Buffer.from(`raw:${'cd'.repeat(32)}`) })).toThrow('store-damaged')
})
