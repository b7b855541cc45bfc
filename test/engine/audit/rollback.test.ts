import { cpSync, rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openTestStore } from '../../support/open-test-store.ts'

/** A store whose folder was replaced by an older copy, but for the head file; unlocked. */
async function rolledBack() {
  const store = await openTestStore()
  await store.client.vendor.create({ name: 'Kept' })
  await store.engine.close()
  const copy = `${store.folder}-copy`
  cpSync(store.folder, copy, { recursive: true })
  const later = await store.reopen()
  await later.client.vendor.create({ name: 'Lost' })
  await later.engine.close()
  for (const file of ['store.db', 'store.db-wal', 'store.db-shm'])
    rmSync(`${store.folder}/${file}`, { force: true })
  cpSync(`${copy}/store.db`, `${store.folder}/store.db`)
  return await later.reopen()
}

test('a store that was rolled back can be read and not written', async () => {
  const { client, reopen } = await rolledBack()
  expect((await client.vendor.list()).items.map(({ name }) => name)).toEqual(['Kept'])
  expect(await client.store.session()).toMatchObject({ head: 'rolledBack' })
  const { rollback } = await client.audit.state()
  expect(rollback).toMatchObject({ reason: 'behind' })
  expect(rollback?.foundSeq).toBeLessThan(rollback?.expectedSeq ?? 0)
  await expect(client.vendor.create({ name: 'New' })).rejects.toMatchObject({ code: 'store-rolled-back' })
  await expect(client.audit.export({})).rejects.toMatchObject({ code: 'store-rolled-back' })
  const again = await reopen()
  expect(await again.client.store.session()).toMatchObject({ head: 'rolledBack' })
})

test('verify names the entries that a rolled-back store has lost', async () => {
  const { client } = await rolledBack()
  const { rollback } = await client.audit.state()
  expect((await client.audit.verify()).problems).toEqual([
    expect.objectContaining({
      problem: 'truncated',
      seq: (rollback?.foundSeq ?? 0) + 1,
      untilSeq: rollback?.expectedSeq,
    }),
  ])
  expect((await client.store.verify()).ok).toBe(false)
})

test('once a dpo has acknowledged it with a reason, it is written again, and the log tells of it', async () => {
  const { client, reopen } = await rolledBack()
  await client.audit.acknowledgeRollback({ reason: 'Restored after the disk failed' })
  const [entry] = (await client.audit.list({ limit: 1 })).items
  expect(entry).toMatchObject({
    action: 'audit.acknowledgeRollback',
    change: { note: { acknowledgedBecause: 'Restored after the disk failed', reason: 'behind' } },
  })
  await client.vendor.create({ name: 'New' })
  expect(await client.store.session()).toMatchObject({ head: 'agrees' })
  expect((await client.audit.verify()).problems).toEqual([])
  const again = await reopen()
  expect(await again.client.store.session()).toMatchObject({ head: 'agrees' })
})

test('a store whose head file was taken away is read-only until a dpo acknowledges it', async () => {
  const store = await openTestStore()
  await store.engine.close()
  rmSync(`${store.folder}/head.json`)
  const { client, reopen } = await store.reopen()
  expect((await client.audit.state()).rollback).toMatchObject({ reason: 'headMissing', expectedSeq: null })
  await expect(client.vendor.create({ name: 'New' })).rejects.toMatchObject({ code: 'store-rolled-back' })
  expect((await client.audit.verify()).problems).toEqual([
    expect.objectContaining({ problem: 'headMissing', seq: null }),
  ])
  await client.audit.acknowledgeRollback({ reason: 'The folder was copied without it' })
  await client.vendor.create({ name: 'New' })
  const again = await reopen()
  expect(await again.client.store.session()).toMatchObject({ head: 'agrees' })
  expect((await again.client.audit.verify()).problems).toEqual([])
})

test('a store that was not rolled back has nothing to acknowledge', async () => {
  const { client } = await openTestStore()
  await expect(client.audit.acknowledgeRollback({ reason: 'Just so' })).rejects.toMatchObject({
    code: 'not-rolled-back',
  })
})
