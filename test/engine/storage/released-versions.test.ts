import { expect, test } from 'vitest'
import { schemaVersion } from '#engine/storage/index.ts'
import { Instant } from '#shared/kernel/dates.ts'
import { passphrase } from '../../support/credentials.ts'
import { openTestStore, type TestClient } from '../../support/open-test-store.ts'
import { turnIntoVersion } from '../../support/store-of-version.ts'

const earlier = Array.from({ length: schemaVersion - 1 }, (_unused, place) => place + 1)

test.each(earlier)(
  'a store of schema %i opens, keeps every row and verifies',
  { timeout: 60_000 },
  async (version) => {
    const { client, engine, folder } = await openTestStore()
    await fill(client)
    const before = await everything(client)
    await engine.close()
    await turnIntoVersion(folder, version)
    const session = await client.store.unlock({ path: folder, passphrase })
    expect(session).toMatchObject({ head: 'agrees' })
    expect(await everything(client)).toEqual(before)
    expect(await client.store.verify({})).toMatchObject({ problems: [] })
    const found = await client.search.find({ text: 'Parcel', limit: 5 })
    expect(found.map(({ title }) => title)).toEqual(['Parcel Express'])
  },
)

async function fill(client: TestClient): Promise<void> {
  const { id } = await client.vendor.create({ name: 'Parcel Express', services: 'parcels' })
  await client.system.create({ name: 'Ledger', vendorId: id })
  await client.task.create({ title: 'Review the agreement', subjectId: id })
  await client.processingActivity.create({ name: 'Shipping' })
  await client.breach.create({ title: 'Lost laptop' })
  await client.rightsRequest.create({
    subjectName: 'Iris Muster',
    rights: ['art15Access'],
    receivedAt: Instant.parse('2026-01-20T09:00:00Z'),
  })
}

async function everything(client: TestClient) {
  return {
    organisation: await client.organisation.get({}),
    vendors: (await client.vendor.list({})).items,
    systems: (await client.system.list({})).items,
    tasks: (await client.task.list({})).items,
    activities: (await client.processingActivity.list({})).items,
    breaches: (await client.breach.list({})).items,
    requests: (await client.rightsRequest.list({})).items,
    log: (await client.audit.list({})).items.filter(({ action }) => action.endsWith('.create')),
  }
}
