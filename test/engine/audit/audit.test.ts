import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { appendAudit, verifyAudit } from '#engine/audit/index.ts'
import { migrate, openDatabase, writeDb } from '#engine/storage/index.ts'
import { openStore } from '#engine/store/index.ts'
import { Instant } from '#shared/kernel/dates.ts'
import { idMaker } from '#shared/kernel/ids.ts'
import { passphrase } from '../../support/credentials.ts'
import { openTestStore, type TestStore } from '../../support/open-test-store.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

test('each command leaves one signed entry per record, with what was before and after', async () => {
  const { client } = await openTestStore()
  const vendor = await client.vendor.create({ name: 'Postbridge' })
  await client.vendor.update({ id: vendor.id, revision: 1, changes: { name: 'Postbridge Mailing' } })
  const { items } = await client.audit.list({ filter: { entityId: [vendor.id] } })
  expect(
    items.map(({ action, actorLabel, change }) => [
      action,
      actorLabel,
      change?.before?.name,
      change?.after?.name,
    ]),
  ).toEqual([
    ['vendor.update', 'Ana DPO', 'Postbridge', 'Postbridge Mailing'],
    ['vendor.create', 'Ana DPO', undefined, 'Postbridge'],
  ])
  for (const { sig } of items) expect(sig).toMatch(/^[0-9a-f]{128}$/)
})

test('the chain verifies with SHA-256 and JSON alone', async () => {
  const { client } = await openTestStore()
  for (const name of ['One', 'Two', 'Three']) await client.vendor.create({ name })
  const { items } = await client.audit.list({ sort: [{ column: 'seq', direction: 'asc' }] })
  const session = await client.store.session()
  let chain = createHash('sha256')
    .update('wardbook-audit-v1')
    .update(Buffer.from(session?.store.id ?? '', 'hex'))
    .digest()
  for (const { sig: _sig, actorLabel: _label, change: _change, ...leaf } of items) {
    expect(leaf.prev).toBe(chain.toString('hex'))
    const sorted = JSON.stringify(
      Object.fromEntries(
        Object.entries({ ...leaf })
          .filter(([key]) => key !== 'chain')
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
    )
    const hash = createHash('sha256').update(Buffer.of(0)).update(sorted).digest()
    chain = createHash('sha256').update(Buffer.of(2)).update(chain).update(hash).digest()
  }
  expect((await client.audit.verify()).chain).toBe(chain.toString('hex'))
})

test('a record that was changed behind the engine is named', async () => {
  const store = await openTestStore()
  const vendor = await store.client.vendor.create({ name: 'Postbridge' })
  await tamper(store, (raw) => raw.prepare("update vendor set name = 'Somebody else'").run())
  const { client } = await store.reopen()
  expect((await client.audit.verify()).problems).toEqual([
    expect.objectContaining({ seq: first, entityId: vendor.id, problem: 'recordChanged' }),
  ])
  expect((await client.store.verify()).ok).toBe(false)
})

test('a record that was removed behind the engine is named', async () => {
  const store = await openTestStore()
  const vendor = await store.client.vendor.create({ name: 'Postbridge' })
  await tamper(store, (raw) => raw.exec('delete from vendor'))
  const { client } = await store.reopen()
  expect((await client.audit.verify()).problems).toEqual([
    expect.objectContaining({ seq: first, entityId: vendor.id, problem: 'recordMissing' }),
  ])
})

test('a record that was added behind the engine is named, whatever its kind', async () => {
  const store = await openTestStore()
  const vendor = await store.client.vendor.create({ name: 'Postbridge' })
  const added = vendor.id.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
  const snapshot = `snapshot_${added.slice('vendor_'.length)}`
  await tamper(store, (raw) => {
    addCopy(raw, 'vendor', { id: added, reference: 'VEN-2026-999' })
    addBlank(raw, 'snapshot', snapshot)
  })
  const { client } = await store.reopen()
  const { problems } = await client.audit.verify()
  expect(problems).toHaveLength(2)
  for (const entityId of [added, snapshot])
    expect(problems).toContainEqual(
      expect.objectContaining({ seq: null, entityId, problem: 'recordUnknown' }),
    )
})

test('a removed record that came back behind the engine is named by its removal', async () => {
  const store = await openTestStore()
  const vendor = await store.client.vendor.create({ name: 'Postbridge' })
  const other = await store.client.vendor.create({ name: 'Parcelway' })
  await store.client.vendor.remove({ id: vendor.id, revision: 1 })
  await tamper(store, (raw) => addCopy(raw, 'vendor', { id: vendor.id, reference: vendor.reference }))
  const { client } = await store.reopen()
  expect(other.id).not.toBe(vendor.id)
  expect((await client.audit.verify()).problems).toEqual([
    expect.objectContaining({ seq: first + 2, entityId: vendor.id, problem: 'recordUnknown' }),
  ])
})

test('an entry whose words were rewritten is named', async () => {
  const store = await openTestStore()
  await store.client.vendor.create({ name: 'Postbridge' })
  await tamper(store, (raw) =>
    raw.exec(
      `drop trigger auditPayloadKeeps;
       update auditPayload set content = replace(content, 'Postbridge', 'Somebody else') where seq = ${first}`,
    ),
  )
  const { client } = await store.reopen()
  expect((await client.audit.verify()).problems).toContainEqual(
    expect.objectContaining({ seq: first, problem: 'payload' }),
  )
})

test('an entry says when the clock went back or leapt ahead by more than a month', async () => {
  const { client, time } = await openTestStore({ now: '2026-02-01T09:00:00Z' })
  await client.task.create({ title: 'First' })
  time.forward({ days: 31 })
  await client.task.create({ title: 'After a month away' })
  time.forward({ days: 31, minutes: 1 })
  await client.task.create({ title: 'After more than that' })
  time.forward({ minutes: -1 })
  await client.task.create({ title: 'Before the last one' })
  const { items } = await client.audit.list({ filter: { action: ['task.create'] } })
  expect(items.map(({ clock }) => clock)).toEqual(['back', 'jump', 'ok', 'ok'])
})

test.each([
  ['edited', "update audit set actor = 'user_x' where seq = 6", { seq: 6, problem: 'edited' }],
  ['removed', 'delete from audit where seq = 6', { seq: 6, problem: 'missing' }],
  [
    'given another signature',
    `update audit set sig = '${'0'.repeat(128)}' where seq = 6`,
    { seq: 6, problem: 'signature' },
  ],
])('an entry that was %s is named', async (_what, statement, problem) => {
  const store = await openTestStore()
  for (const name of ['One', 'Two', 'Three']) await store.client.vendor.create({ name })
  await tamper(store, (raw) => raw.exec(statement))
  const { client } = await store.reopen()
  const { problems } = await client.audit.verify()
  expect(problems).toContainEqual(expect.objectContaining(problem))
})

test('undo puts a record back as a change of its own, and can be undone', async () => {
  const { client } = await openTestStore()
  const vendor = await client.vendor.create({ name: 'Before' })
  await client.vendor.update({ id: vendor.id, revision: 1, changes: { name: 'After' } })
  const newest = async () =>
    (await client.audit.list({ filter: { entityId: [vendor.id] }, limit: 1 })).items[0]?.seq ?? 0
  await client.audit.revert({ seq: await newest() })
  expect(await client.vendor.get({ id: vendor.id })).toMatchObject({ name: 'Before', revision: 3 })
  await client.audit.revert({ seq: await newest() })
  expect(await client.vendor.get({ id: vendor.id })).toMatchObject({ name: 'After', revision: 4 })
  expect((await client.audit.verify()).problems).toEqual([])
})

test('a removed record comes back by undo with its identifier and reference', async () => {
  const { client } = await openTestStore()
  const vendor = await client.vendor.create({ name: 'Postbridge' })
  await client.vendor.remove({ id: vendor.id, revision: 1 })
  const [entry] = (await client.audit.list({ limit: 1 })).items
  await client.audit.revert({ seq: entry?.seq ?? 0 })
  expect(await client.vendor.get({ id: vendor.id })).toMatchObject({
    id: vendor.id,
    reference: vendor.reference,
    name: 'Postbridge',
  })
})

test('undo of a change that is not the last is refused', async () => {
  const { client } = await openTestStore()
  const vendor = await client.vendor.create({ name: 'One' })
  await client.vendor.update({ id: vendor.id, revision: 1, changes: { name: 'Two' } })
  await client.vendor.update({ id: vendor.id, revision: 2, changes: { name: 'Three' } })
  const { items } = await client.audit.list({ filter: { entityId: [vendor.id] } })
  await expect(client.audit.revert({ seq: items[1]?.seq ?? 0 })).rejects.toMatchObject({
    code: 'changed-meanwhile',
  })
})

test('an entry that was written before a field existed vouches for the fields that it knew', async () => {
  const connection = openDatabase(join(temporaryFolder(), 'store.db'), {
    key: Buffer.from(`raw:${'ab'.repeat(32)}`),
    create: true,
  })
  onTestFinished(() => connection.close())
  await migrate(connection)
  const now = Instant.parse('2026-03-02T09:00:00Z')
  const newId = idMaker(
    () => 0,
    (bytes) => bytes,
  )
  const { db, changes } = writeDb(connection, now, newId)
  await db.insert('clockEvent', {
    subjectId: newId('breach'),
    event: 'controllerAware',
    occurredAt: now,
    rights: [],
    regimes: [],
    correctionOf: null,
    reason: '',
    decidedBy: '',
    evidence: 'Joël Martin',
    facts: {},
    decision: null,
    recordedAt: now,
    recordedBy: 'Ana',
  })
  const earlier = changes.map((change) => {
    const { decidedBy: _later, ...after } = change.after ?? {}
    return { ...change, after }
  })
  const storeId = 'ab'.repeat(16)
  const sign = () => Buffer.alloc(64)
  const context = { storeId, actor: 'user_1', role: 'dpo', action: 'breach.create', now, newId, sign }
  appendAudit(connection, context, { changes: earlier, notes: {} })
  const problems = () =>
    verifyAudit(connection, { storeId, publicKeys: new Map() }).problems.map(({ problem }) => problem)
  expect(problems()).not.toContain('recordChanged')
  connection.raw.prepare("update clockEvent set evidence = 'Somebody else'").run()
  expect(problems()).toContain('recordChanged')
})

/** The number of the first command: before it the store was made, locked, unlocked, and a checkpoint was due. */
const first = 5

/** Opens the database as somebody could who has the passphrase and tools of their own. */
async function tamper(store: TestStore, change: (raw: Database.Database) => unknown): Promise<void> {
  await store.engine.close()
  const noNewId = () => {
    throw new Error('no new records')
  }
  const opened = await openStore(
    store.folder,
    { user: 'Ana DPO', passphrase },
    { clock: store.time.clock, newId: noNewId, ballastBytes: 0 },
  )
  // The triggers keep the program honest; somebody with the key can drop them.
  opened.writer.raw.exec('drop trigger auditKeeps; drop trigger auditStays')
  change(opened.writer.raw)
  await opened.close()
}

/** Puts a copy of a table's first row beside it, but for some of its columns. */
function addCopy(raw: Database.Database, table: string, changes: Readonly<Record<string, string>>): void {
  const columns = raw.pragma(`table_info("${table}")`) as { readonly name: string }[]
  const values = columns.map(({ name }) => (name in changes ? `@${name}` : `"${name}"`))
  raw.prepare(`insert into "${table}" select ${values.join(', ')} from "${table}" limit 1`).run(changes)
}

/** Puts a row with the empty value of each column's type. */
function addBlank(raw: Database.Database, table: string, id: string): void {
  const columns = raw.pragma(`table_info("${table}")`) as { readonly name: string; readonly type: string }[]
  const values = columns.map(({ name, type }) => (name === 'id' ? '?' : type === 'TEXT' ? "'[]'" : '0'))
  raw.prepare(`insert into "${table}" values (${values.join(', ')})`).run(id)
}
