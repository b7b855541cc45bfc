import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { migrate, openDatabase, schemaVersion } from '#engine/storage/index.ts'
import { up as registers } from '../../src/main/engine/storage/migrations/0001-registers.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const breach = 'breach_01jd3k00000000000000000000'

/** A store as the first version wrote it, with one breach and the events of its file. */
async function storeOfVersionOne() {
  const key = Buffer.from(`raw:${'ab'.repeat(32)}`)
  const connection = openDatabase(join(temporaryFolder(), 'store.db'), { key, create: true })
  onTestFinished(() => connection.close())
  const { raw } = connection
  await registers(connection.kysely as never)
  raw.pragma('user_version=1')
  const columns = (raw.pragma('table_info("breach")') as { name: string; notnull: number; type: string }[])
    .filter(({ notnull }) => notnull === 1)
    .map(({ name, type }) => [name, name === 'id' ? breach : type === 'INTEGER' ? 1 : 'text'] as const)
  raw
    .prepare(
      `insert into breach (${columns.map(([name]) => `"${name}"`).join()}) values (${columns.map(() => '?').join()})`,
    )
    .run(...columns.map(([, value]) => value))
  const insert = raw.prepare(
    `insert into clockEvent (id, subjectId, event, occurredAt, rights, regimes, correctionOf, reason, evidence, facts, recordedAt, recordedBy)
     values (?, ?, ?, ?, '[]', '[]', ?, 'why', ?, '{}', '2026-03-09T09:00:00.000Z', 'Ana')`,
  )
  insert.run('a', breach, 'controllerAware', '2026-03-02T09:00:00.000Z', null, 'Joël Martin')
  insert.run('b', breach, 'closed', '2026-03-09T09:00:00.000Z', null, '')
  insert.run('c', breach, 'closed', '2026-03-08T09:00:00.000Z', 'b', '')
  return connection
}

test('a store of the first version keeps every legal event as it was recorded', async () => {
  const connection = await storeOfVersionOne()
  await migrate(connection)
  expect(connection.raw.pragma('user_version', { simple: true })).toBe(schemaVersion)
  expect(
    connection.raw.prepare('select id, reason, evidence, decidedBy from clockEvent order by id').all(),
  ).toEqual([
    { id: 'a', reason: 'why', evidence: 'Joël Martin', decidedBy: '' },
    { id: 'b', reason: 'why', evidence: '', decidedBy: '' },
    { id: 'c', reason: 'why', evidence: '', decidedBy: '' },
  ])
})

test('a breach that was closed before knows when, from the event that stands', async () => {
  const connection = await storeOfVersionOne()
  await migrate(connection)
  expect(connection.raw.prepare('select closedAt from breach').all()).toEqual([
    { closedAt: '2026-03-08T09:00:00.000Z' },
  ])
})
