import { expect, test } from 'vitest'
import type { TestClient } from '../../support/open-test-store.ts'
import { addPerson, reopenAs } from '../../support/people.ts'
import { connected, ended } from './support.ts'

/** The newest entry of a connection. */
async function newest(client: TestClient, id: string): Promise<number> {
  const { items } = await client.audit.list({ filter: { entityId: [id] }, limit: 1 })
  return items[0]?.seq ?? 0
}

test('undoing a change of its place costs the secret, which was given for the other one', async () => {
  const { client, connection, twin } = await connected({ contacts: 1 })
  const { id, revision } = connection
  await client.connection.update({ id, revision, changes: { baseUrl: `${twin.url}/` } })
  const change = await newest(client, id)
  await client.audit.revert({ seq: change })
  expect(await client.connection.get({ id })).toMatchObject({
    baseUrl: twin.url,
    hasSecret: false,
    status: 'untested',
  })
  const job = await ended(client, client.connection.test({ id }))
  expect(job.fault).toMatchObject({ code: 'connector-refused', params: { reason: 'secret' } })
})

test('undoing that it has a secret forgets the secret', async () => {
  const { client, connection, twin } = await connected({ contacts: 1 })
  await client.audit.revert({ seq: await newest(client, connection.id) })
  expect(await client.connection.get({ id: connection.id })).toMatchObject({ hasSecret: false })
  const job = await ended(client, client.connection.test({ id: connection.id }))
  expect(job.fault).toMatchObject({ code: 'connector-refused', params: { reason: 'secret' } })
  expect(twin.calls).toEqual([])
})

test('a connection that comes back after its removal has no secret', async () => {
  const { client, connection } = await connected({ contacts: 1 })
  await client.connection.remove({ id: connection.id, revision: connection.revision })
  await client.audit.revert({ seq: await newest(client, connection.id) })
  expect(await client.connection.get({ id: connection.id })).toMatchObject({ hasSecret: false })
})

test('a contributor does not bring private addresses back by an undo', async () => {
  const { client, connection, store } = await connected({ contacts: 1 })
  const { id, revision } = connection
  const changes = { allowPrivate: false, baseUrl: '' }
  await client.connection.update({ id, revision, changes })
  const seq = await newest(client, id)
  const { temporaryPassphrase } = await addPerson(store, 'Bo', 'contributor')
  await reopenAs(store, 'Bo', temporaryPassphrase)
  await expect(client.audit.revert({ seq })).rejects.toMatchObject({ code: 'forbidden' })
  expect(await client.connection.get({ id })).toMatchObject({ allowPrivate: false })
})
