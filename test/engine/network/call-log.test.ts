import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openGate } from '#engine/connector/index.ts'
import { callLog, markInterruptedCalls } from '#engine/features/network/index.ts'
import { migrate, openDatabase, type WriteDb, writeDb } from '#engine/storage/index.ts'
import { Instant } from '#shared/kernel/dates.ts'
import { type Id, idMaker } from '#shared/kernel/ids.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const at = Instant.parse('2026-11-21T09:00:00.000Z')
const call = { at, connector: 'hubspot', method: 'GET', host: 'api.hubapi.com', path: '/crm' } as const
const end = { status: 200, bytes: 12, milliseconds: 5, outcome: 'answered', reason: '' } as const
const connection = { id: 'connection_00000000000000000000000001' as Id<'connection'>, name: 'HubSpot' }

/** The log of a store whose every row can be looked at. */
async function openLog() {
  const key = Buffer.from(`raw:${randomBytes(32).toString('hex')}`)
  const database = openDatabase(join(temporaryFolder(), 'store.db'), { key, create: true })
  onTestFinished(() => database.close())
  await migrate(database)
  let moment = 0
  const newId = idMaker(() => ++moment, randomBytesInto)
  const transact = async <T>(_entry: unknown, write: (db: WriteDb) => Promise<T>) => {
    const { db, changes } = writeDb(database, at, newId)
    return { value: await write(db), changes }
  }
  const gate = openGate(false)
  const parts = { store: { transact }, gate, events: { publish: () => {} } }
  const rows = () =>
    database.raw.prepare('select id, host, outcome, reason, status from networkCall order by at, id').all()
  return { gate, log: callLog(parts, connection), store: parts.store, raw: database.raw, rows }
}

test('a call stands in the log before it leaves', async () => {
  const { log, rows } = await openLog()
  const ended = await log.begin(call)
  expect(rows()).toMatchObject([{ host: 'api.hubapi.com', outcome: 'open', status: null }])
  await ended(end)
  expect(rows()).toMatchObject([{ outcome: 'answered', status: 200 }])
})

test('a call that was under way when the engine ended is told apart', async () => {
  const { log, store, rows } = await openLog()
  await (await log.begin(call))(end)
  await log.begin(call)
  await markInterruptedCalls(store)
  expect(rows()).toMatchObject([{ outcome: 'answered' }, { outcome: 'interrupted' }])
})

test('the log keeps the 20,000 newest calls and lets the oldest go', async () => {
  const { log, raw, rows } = await openLog()
  raw.exec(`with recursive n(i) as (select 1 union all select i + 1 from n where i < 20005)
    insert into networkCall select printf('call_%026d', i), printf('2026-11-20T09:00:%06d', i), 'c', 'c', 'h', 'GET', i, '/', 200, 0, 0, 'answered', '' from n`)
  await log.begin(call)
  const kept = rows() as { readonly host: string }[]
  expect(kept).toHaveLength(20_000)
  expect([kept.at(0)?.host, kept.at(-1)?.host]).toEqual(['7', 'api.hubapi.com'])
})

test('offline, a call is noted as refused and does not leave', async () => {
  const { gate, log, rows } = await openLog()
  gate.set(true)
  await expect(log.begin(call)).rejects.toMatchObject({ code: 'offline' })
  expect(rows()).toMatchObject([{ outcome: 'refused', reason: 'offline' }])
})

function randomBytesInto(bytes: Uint8Array): Uint8Array {
  bytes.set(randomBytes(bytes.length))
  return bytes
}
