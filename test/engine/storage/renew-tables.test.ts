import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Connection, migrate, openDatabase, renewTables } from '#engine/storage/index.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const family = {
  parent: 'person',
  key: 'id',
  children: ['personProperties', 'personKey'],
  childKey: 'personId',
}

async function withPeople(count: number) {
  const key = Buffer.from(`raw:${'7'.repeat(64)}`)
  const connection = openDatabase(join(temporaryFolder(), 'store.db'), { key, create: true })
  await migrate(connection)
  const { raw } = connection
  const add = (id: string, externalId = id) => {
    raw
      .prepare(
        `insert into person (id, connectionId, externalId, name, email, phone, country, readAt)
         values (?, 'c', ?, 'Ana', 'ana@example.org', '', 'DE', '2026-01-01T00:00:00.000Z')`,
      )
      .run(id, externalId)
    raw.prepare(`insert into personKey (personId, kind, value) values (?, 'name', ?)`).run(id, `ana ${id}`)
    raw.prepare(`insert into personProperties (personId, properties) values (?, '{}')`).run(id)
  }
  raw.transaction(() => {
    for (let place = 0; place < count; place++) add(`person-${place}`)
  })()
  return {
    connection,
    raw,
    add,
    rows: () =>
      ['person', 'personProperties', 'personKey'].map((table) =>
        raw.prepare(`select * from ${table} order by 1, 2`).all(),
      ),
    /** SQLite puts a renamed table's name in quotation marks. */
    schema: () =>
      raw
        .prepare('select type, name, tbl_name, sql from sqlite_schema order by name')
        .all()
        .map((row) => JSON.stringify(row).replaceAll('\\"', '')),
  }
}

/** Runs pieces, each in a transaction of its own. @returns whether it has come to its end */
function run({ raw }: Connection, renewal: Generator<unknown>, pieces = Number.POSITIVE_INFINITY): boolean {
  for (let piece = 0; piece < pieces; piece++) if (raw.transaction(() => renewal.next().done)()) return true
  return false
}

describe('tables written anew', () => {
  test('keep their rows, their definition, their indexes and what refers to them', async () => {
    const { connection, raw, rows, schema } = await withPeople(6_000)
    const before = { schema: schema(), rows: rows() }
    for (let round = 0; round < 2; round++) run(connection, renewTables(connection, family))
    expect({ schema: schema(), rows: rows() }).toEqual(before)
    expect(raw.pragma('foreign_key_check')).toEqual([])
    raw.exec(`delete from person where id = 'person-1'`)
    expect(raw.prepare(`select 1 from personKey where personId = 'person-1'`).all()).toEqual([])
    connection.close()
  })

  test('bring along what changes while they are written, at any moment', async () => {
    const { connection, raw, add, rows } = await withPeople(30)
    for (let moment = 0; moment < 40; moment++) {
      const renewal = renewTables(connection, family)
      const isOver = run(connection, renewal, moment)
      raw.exec(`delete from person where id = 'person-${moment % 30}'`)
      // The same person of the system under another identifier, as after a removal and a new reading.
      add(`again-${moment}`, `person-${moment % 30}`)
      raw.exec(`update person set name = 'Zoë ${moment}' where id = 'person-29'`)
      raw.exec(`update personProperties set properties = '[${moment}]' where personId = 'person-29'`)
      raw.exec(`update person set readAt = readAt where id = 'person-29'`)
      const expected = rows()
      if (!isOver) run(connection, renewal)
      expect(rows()).toEqual(expected)
      raw.exec(`delete from person where id = 'again-${moment}'`)
      if (moment % 30 !== 29) add(`person-${moment % 30}`)
    }
    connection.close()
  })

  test('take somebody under another identifier who came between two slices, beside a row that was copied before', async () => {
    const { connection, raw, add, rows } = await withPeople(6_000)
    const renewal = renewTables(connection, family)
    // The first prepares, the second copies the first 5,000.
    run(connection, renewal, 2)
    raw.exec(`delete from person where id = 'person-1'`)
    add('again', 'person-1')
    const expected = rows()
    run(connection, renewal)
    expect(rows()).toEqual(expected)
    connection.close()
  })

  test('are whole after an end at any moment, and the next renewal begins from there', async () => {
    const { connection, rows, schema } = await withPeople(30)
    const before = { schema: schema(), rows: rows() }
    for (let moment = 1; moment < 40; moment++) {
      run(connection, renewTables(connection, family), moment)
      expect(rows()).toEqual(before.rows)
    }
    run(connection, renewTables(connection, family))
    expect({ schema: schema(), rows: rows() }).toEqual(before)
    connection.close()
  })
})
