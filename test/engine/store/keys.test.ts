import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { passphrase } from '../../support/credentials.ts'
import { openTestEngine, openTestStore, type TestStore } from '../../support/open-test-store.ts'
import { addPerson, ownPassphrase, reopenAs } from '../../support/people.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

/** Waits for the rotation that `jobId` names. */
async function ended({ client }: TestStore, jobId: `job_${string}`) {
  for (;;) {
    const job = await client.job.get({ id: jobId as never })
    if (job.state !== 'queued' && job.state !== 'running') return job
    await new Promise((again) => setTimeout(again, 20))
  }
}

test('a new passphrase opens and the old one does not', async () => {
  const store = await openTestStore()
  const { client, folder, time } = store
  await expect(client.key.changePassphrase({ next: ownPassphrase })).rejects.toMatchObject({
    code: 'wrong-passphrase',
  })
  time.forward({ minutes: 1 })
  await client.key.changePassphrase({ next: ownPassphrase, passphrase })
  await client.store.lock()
  await expect(client.store.unlock({ path: folder, passphrase })).rejects.toMatchObject({
    code: 'wrong-passphrase',
  })
  time.forward({ minutes: 1 })
  expect(await client.store.unlock({ path: folder, passphrase: ownPassphrase })).toMatchObject({
    openedWith: 'passphrase',
  })
})

test('a weak passphrase is refused with what is wrong', async () => {
  const { client } = await openTestStore()
  await expect(client.key.changePassphrase({ next: 'short', passphrase })).rejects.toMatchObject({
    code: 'weak-passphrase',
    data: { params: { reason: 'short' } },
  })
})

test('a key file in use is needed to open, to confirm, and survives a new passphrase', async () => {
  const store = await openTestStore()
  const { client, folder, time } = store
  const { keyFile } = await client.key.proposeKeyFile()
  await client.key.changeKeyFile({ next: keyFile, passphrase })
  expect(await client.key.status()).toMatchObject({ waysIn: [{ type: 'recovery' }, { keyFile: true }] })
  await expect(client.key.changePassphrase({ next: ownPassphrase, passphrase })).rejects.toMatchObject({
    code: 'key-file-missing',
  })
  await client.key.changePassphrase({ next: ownPassphrase, passphrase, keyFile })
  await client.store.lock()
  expect(await client.store.inspect({ path: folder })).toMatchObject({ users: [{ keyFile: true }] })
  const unlock = (given: string | null) =>
    client.store.unlock({ path: folder, passphrase: ownPassphrase, keyFile: given })
  await expect(unlock(null)).rejects.toMatchObject({ code: 'key-file-missing' })
  await expect(unlock(keyFile.replace('key: ', 'key: 0'))).rejects.toMatchObject({ code: 'key-file-damaged' })
  const { keyFile: other } = await (await openTestStore()).client.key.proposeKeyFile()
  await expect(unlock(other)).rejects.toMatchObject({ code: 'wrong-passphrase' })
  time.forward({ minutes: 1 })
  await unlock(keyFile)
  await client.key.changeKeyFile({ next: null, passphrase: ownPassphrase, keyFile })
  await client.store.lock()
  expect(await unlock(null)).toMatchObject({ openedWith: 'passphrase' })
})

test('the recovery key opens, is typed back, is replaced, and sets a new passphrase without the old one', async () => {
  const store = await openTestStore()
  const { client, folder, time } = store
  const { recoveryKey } = await client.key.proposeRecoveryKey()
  expect(await client.key.checkRecoveryKey({ recoveryKey })).toEqual({ opens: false })
  expect(await client.key.status()).toMatchObject({ recoveryTypedAt: null })
  const mistyped = recoveryKey.replace(/.$/, (last) => (last === '7' ? '8' : '7'))
  await expect(client.key.replaceRecoveryKey({ recoveryKey: mistyped, passphrase })).rejects.toMatchObject({
    code: 'invalid-input',
    data: { issues: [{ key: 'recoveryKeyMistyped' }] },
  })
  await client.key.replaceRecoveryKey({ recoveryKey: recoveryKey.toLowerCase(), passphrase })
  expect(await client.key.status()).toMatchObject({ recoveryTypedAt: time.clock() })
  expect(await client.key.checkRecoveryKey({ recoveryKey })).toEqual({ opens: true })
  await expect(client.key.checkRecoveryKey({ recoveryKey: mistyped })).rejects.toMatchObject({
    code: 'invalid-input',
    data: { issues: [{ key: 'recoveryKeyMistyped' }] },
  })
  const { recoveryKey: latest } = await client.key.proposeRecoveryKey()
  await client.key.replaceRecoveryKey({ recoveryKey: latest, passphrase })
  expect(await client.key.checkRecoveryKey({ recoveryKey })).toEqual({ opens: false })
  await client.store.lock()
  const unlock = (key: string) => client.store.unlock({ path: folder, recoveryKey: key })
  await expect(unlock(recoveryKey)).rejects.toMatchObject({ code: 'wrong-recovery-key' })
  await expect(unlock(latest)).rejects.toMatchObject({ code: 'throttled' })
  time.forward({ minutes: 1 })
  expect(await unlock(latest)).toMatchObject({ openedWith: 'recovery', user: { label: 'Ana DPO' } })
  const { items } = await client.audit.list({ limit: 1 })
  expect(items).toMatchObject([{ action: 'store.unlock', change: { note: { openedWith: 'recovery' } } }])
  await client.key.changePassphrase({ next: ownPassphrase })
  await client.store.lock()
  expect(await client.store.unlock({ path: folder, passphrase: ownPassphrase })).toMatchObject({
    openedWith: 'passphrase',
  })
})

test('unlocking with nothing at hand says what is missing', async () => {
  const store = await openTestStore()
  await store.client.store.lock()
  await expect(store.client.store.unlock({ path: store.folder })).rejects.toMatchObject({
    code: 'invalid-input',
    data: { issues: [{ path: ['passphrase'], key: 'required' }] },
  })
})

test('a rotation runs as a job, keeps no passphrase in its record, and the store opens with the new keys', async () => {
  const store = await openTestStore()
  const { client, folder } = store
  const { id } = await addPerson(store, 'Bo', 'contributor')
  await client.user.remove({ id, passphrase })
  const before = readFileSync(join(folder, 'keyring.json'), 'utf8')
  const { jobId } = await client.key.rotate({ passphrase })
  await client.vendor.create({ name: 'While it runs' })
  const job = await ended(store, jobId)
  expect(job).toMatchObject({ state: 'done', result: { epoch: 2 }, input: {} })
  expect(JSON.stringify(job)).not.toContain(passphrase)
  expect(await client.key.status()).toMatchObject({ epoch: 2, rotationDue: false, rotationBegun: false })
  expect(readFileSync(join(folder, 'keyring.json'), 'utf8')).not.toBe(before)
  const again = await store.reopen()
  expect(await again.client.vendor.list()).toMatchObject({ items: [{ name: 'While it runs' }] })
  expect(await again.client.store.verify()).toMatchObject({ ok: true })
})

test('whoever renews their own keys comes back under another id, which signs from then on', async () => {
  const store = await openTestStore()
  const { client, folder } = store
  const { id, recoveryKey } = await client.key.renewOwn({ next: ownPassphrase, passphrase })
  expect(await client.store.session()).toMatchObject({ user: { id, role: 'dpo' } })
  expect(await client.user.list()).toMatchObject([{ status: 'removed' }, { id, status: 'active' }])
  expect(await client.key.status()).toMatchObject({ recoveryTypedAt: null })
  expect(await client.key.checkRecoveryKey({ recoveryKey })).toEqual({ opens: true })
  expect(await client.key.status()).toMatchObject({ recoveryTypedAt: store.time.clock() })
  await ended(store, (await client.key.rotate({ passphrase: ownPassphrase })).jobId)
  await client.store.lock()
  await client.store.unlock({ path: folder, passphrase: ownPassphrase })
  expect(await client.store.verify()).toMatchObject({ ok: true })
})

test("a contributor changes their own ways in and nobody else's keys", async () => {
  const store = await openTestStore()
  const { temporaryPassphrase } = await addPerson(store, 'Bo', 'contributor')
  await reopenAs(store, 'Bo', temporaryPassphrase)
  const { client } = store
  await client.key.changePassphrase({ next: passphrase, passphrase: ownPassphrase })
  await expect(client.key.rotate({ passphrase })).rejects.toMatchObject({ code: 'forbidden' })
  const replaced = client.key.replaceRecoveryKey({ recoveryKey: 'any', passphrase })
  await expect(replaced).rejects.toMatchObject({ code: 'forbidden' })
})

test('a passphrase of six words is proposed before any store is open', async () => {
  const { client } = await openTestEngine({ stateDir: temporaryFolder() })
  const first = await client.key.proposePassphrase()
  expect(first.passphrase.split('-')).toHaveLength(6)
  expect(await client.key.proposePassphrase()).not.toEqual(first)
})
