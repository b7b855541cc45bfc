import { expect, test } from 'vitest'
import { lowestKdf, passphrase } from '../../support/credentials.ts'
import { openTestStore, type TestStore } from '../../support/open-test-store.ts'
import { addPerson, ownPassphrase, reopenAs } from '../../support/people.ts'

async function idOf({ client }: TestStore, label: string) {
  const found = (await client.user.list()).find((user) => user.label === label && user.status === 'active')
  if (!found) throw new Error(`no ${label}`)
  return found.id
}

test('a dpo adds a person, whose temporary passphrase is said once', async () => {
  const store = await openTestStore()
  const { id, temporaryPassphrase } = await addPerson(store, 'Bo', 'contributor')
  expect(temporaryPassphrase.split('-')).toHaveLength(6)
  expect(await store.client.user.list()).toMatchObject([
    { label: 'Ana DPO', role: 'dpo', lastUnlockedAt: '2026-02-01T09:00:00.000Z' },
    { id, label: 'Bo', role: 'contributor', lastUnlockedAt: null, waysIn: [{ temporary: true }] },
  ])
})

test('a wrong passphrase changes nobody, and the next attempt waits', async () => {
  const { client } = await openTestStore()
  const input = { label: 'Bo', role: 'dpo', passphrase: 'not the right words at all' } as const
  await expect(client.user.add(input)).rejects.toMatchObject({ code: 'wrong-passphrase' })
  await expect(client.user.add({ ...input, passphrase })).rejects.toMatchObject({ code: 'throttled' })
  expect(await client.user.list()).toHaveLength(1)
})

test('the change of people is in the audit log with the hash of the keyring, under a signature that holds', async () => {
  const store = await openTestStore()
  const { id } = await addPerson(store, 'Bo', 'auditor')
  await store.client.user.changeRole({ id, role: 'contributor', passphrase })
  await store.client.user.remove({ id, passphrase })
  const { keyringHash } = await store.client.key.status()
  const { items } = await store.client.audit.list({
    filter: { action: ['user.add', 'user.changeRole', 'user.remove'] },
  })
  expect(items.map(({ action }) => action)).toEqual(['user.remove', 'user.changeRole', 'user.add'])
  expect(items[0]?.change?.note).toMatchObject({ user: id, keyring: keyringHash })
  expect(JSON.stringify(items)).not.toContain('Bo')
  expect(await store.client.store.verify()).toMatchObject({ ok: true })
})

test('a removed person no longer opens the store, keeps their name in the log, and a rotation is due', async () => {
  const store = await openTestStore()
  const { id, temporaryPassphrase } = await addPerson(store, 'Bo', 'contributor')
  await store.client.user.remove({ id, passphrase })
  expect(await store.client.key.status()).toMatchObject({ rotationDue: true, rotationBegun: false })
  await store.client.store.lock()
  const attempt = { path: store.folder, user: 'Bo', passphrase: temporaryPassphrase }
  await expect(store.client.store.unlock(attempt)).rejects.toMatchObject({ code: 'user-unclear' })
  await store.client.store.unlock({ path: store.folder, passphrase })
  expect(await store.client.user.list()).toMatchObject([{}, { label: 'Bo', status: 'removed', waysIn: [] }])
})

test('nobody removes or demotes themselves, so the last dpo stays', async () => {
  const store = await openTestStore()
  const { client } = store
  const own = await idOf(store, 'Ana DPO')
  await expect(client.user.remove({ id: own, passphrase })).rejects.toMatchObject({ code: 'own-access' })
  const demotion = { id: own, role: 'auditor', passphrase } as const
  await expect(client.user.changeRole(demotion)).rejects.toMatchObject({ code: 'own-access' })
  const { temporaryPassphrase } = await addPerson(store, 'Bo', 'dpo')
  await reopenAs(store, 'Bo', temporaryPassphrase)
  await client.user.changeRole({ ...demotion, passphrase: ownPassphrase })
  const last = await idOf(store, 'Bo')
  const removal = client.user.remove({ id: last, passphrase: ownPassphrase })
  await expect(removal).rejects.toMatchObject({ code: 'own-access' })
  await reopenAs(store, 'Ana DPO', passphrase)
  await expect(client.user.remove({ id: last, passphrase })).rejects.toMatchObject({ code: 'forbidden' })
})

test('a person who comes back gets another id, and the names of two active people differ', async () => {
  const store = await openTestStore()
  const { id } = await addPerson(store, 'Bo', 'contributor')
  await expect(addPerson(store, ' bo ', 'auditor')).rejects.toMatchObject({ code: 'already-exists' })
  await store.client.user.remove({ id, passphrase })
  expect((await addPerson(store, 'Bo', 'contributor')).id).not.toBe(id)
})

test('an undo needs the role of what it undoes', async () => {
  const store = await openTestStore()
  const { client } = store
  const organisation = await client.organisation.get()
  await client.organisation.update({
    id: organisation.id,
    revision: organisation.revision,
    changes: { phone: '+49 89 0000' },
  })
  const made = await client.vendor.create({ name: 'Parcels' })
  const { items } = await client.audit.list({ limit: 2 })
  const [making, change] = items.map(({ seq }) => seq)
  const { temporaryPassphrase } = await addPerson(store, 'Bo', 'contributor')
  await reopenAs(store, 'Bo', temporaryPassphrase)
  await expect(client.audit.revert({ seq: change ?? 0 })).rejects.toMatchObject({ code: 'forbidden' })
  expect(await client.audit.revert({ seq: making ?? 0 })).toMatchObject({ entityId: made.id })
})

test('an undo of an undo needs the role of what was undone first', async () => {
  const store = await openTestStore()
  const { client } = store
  const { id, revision } = await client.organisation.get()
  await client.organisation.update({ id, revision, changes: { phone: '+49 89 0000' } })
  const newest = async () =>
    (await client.audit.list({ filter: { entityId: [id] }, limit: 1 })).items[0]?.seq ?? 0
  await client.audit.revert({ seq: await newest() })
  const { temporaryPassphrase } = await addPerson(store, 'Bo', 'contributor')
  await reopenAs(store, 'Bo', temporaryPassphrase)
  await expect(client.audit.revert({ seq: await newest() })).rejects.toMatchObject({ code: 'forbidden' })
  const { id: own } = await client.vendor.create({ name: 'Parcels' })
  await client.vendor.update({ id: own, revision: 1, changes: { services: 'Letters' } })
  const latest = async () =>
    (await client.audit.list({ filter: { entityId: [own] }, limit: 1 })).items[0]?.seq ?? 0
  await client.audit.revert({ seq: await latest() })
  await client.audit.revert({ seq: await latest() })
  expect(await client.vendor.get({ id: own })).toMatchObject({ services: 'Letters' })
})

test('a contributor removes only files that they added, not by undoing their coming either', async () => {
  const store = await openTestStore()
  const { client } = store
  const { id: subjectId } = await client.vendor.create({ name: 'Parcels' })
  const add = (name: string) =>
    client.attachment.add({ subjectId, file: new File(['evidence'], name, { type: 'text/plain' }) })
  const theirs = await add('theirs.txt')
  const { temporaryPassphrase } = await addPerson(store, 'Bo', 'contributor')
  await reopenAs(store, 'Bo', temporaryPassphrase)
  const { items } = await client.audit.list({ filter: { entityId: [theirs.id] } })
  const remove = client.attachment.remove({ id: theirs.id, revision: 1 })
  await expect(remove).rejects.toMatchObject({ code: 'forbidden' })
  const undo = client.audit.revert({ seq: items[0]?.seq ?? 0 })
  await expect(undo).rejects.toMatchObject({ code: 'forbidden' })
  const own = await add('own.txt')
  expect(await client.attachment.remove({ id: own.id, revision: 1 })).toEqual({})
})

test('a contributor takes no request away, not by undoing its making either', async () => {
  const store = await openTestStore()
  const { client } = store
  const { temporaryPassphrase } = await addPerson(store, 'Bo', 'contributor')
  await reopenAs(store, 'Bo', temporaryPassphrase)
  const request = { subjectName: 'Eva Sommer', rights: ['art15Access'], receivedAt: '2026-01-30T09:00:00Z' }
  const { id, revision } = await client.rightsRequest.create(request as never)
  const { items } = await client.audit.list({ filter: { entityId: [id] } })
  const making = items.find(({ change }) => change?.before === null)?.seq ?? 0
  await expect(client.audit.revert({ seq: making })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(client.rightsRequest.remove({ id, revision })).rejects.toMatchObject({ code: 'forbidden' })
})

test('an auditor stops documents and no work of another role', async () => {
  const store = await openTestStore()
  const { client } = store
  const start = () => client.document.create({ kind: 'record-of-processing', format: 'csv', language: 'en' })
  const { jobId: other } = await start()
  const { temporaryPassphrase } = await addPerson(store, 'Bo', 'auditor')
  await reopenAs(store, 'Bo', temporaryPassphrase)
  expect(await client.job.cancel({ id: (await start()).jobId })).toEqual({})
  // Who may start such a job may stop it: an auditor makes documents, but rotates no keys.
  expect(await client.job.cancel({ id: other })).toEqual({})
  await reopenAs(store, 'Ana DPO', passphrase)
  const { jobId: rotation } = await client.key.rotate({ passphrase })
  // Begun, a rotation is finished: half of it would need a dpo to go on.
  await expect(client.job.cancel({ id: rotation })).rejects.toMatchObject({ code: 'job-goes-on' })
  await reopenAs(store, 'Bo', ownPassphrase)
  await expect(client.job.cancel({ id: rotation })).rejects.toMatchObject({ code: 'forbidden' })
})

test("a slot that is weaker than today's setting is wrapped anew when its owner comes in", async () => {
  const store = await openTestStore()
  const { keyringHash } = await store.client.key.status()
  const stronger = await store.reopenWith({ kdf: { ...lowestKdf, passes: 3 } })
  const status = await stronger.client.key.status()
  expect(status.keyringHash).not.toBe(keyringHash)
  const again = await stronger.reopenWith({ kdf: { ...lowestKdf, passes: 3 } })
  expect((await again.client.key.status()).keyringHash).toBe(status.keyringHash)
  const { items } = await again.client.audit.list({ filter: { action: ['key.strengthen'] } })
  expect(items).toHaveLength(1)
})
