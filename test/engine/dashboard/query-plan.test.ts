import Database from 'better-sqlite3'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openStore } from '#engine/store/index.ts'
import { passphrase } from '../../support/credentials.ts'
import { openTestStore, type TestStore } from '../../support/open-test-store.ts'

/** Tables of which an organisation has dozens of rows, seldom hundreds. */
const smallTables = ['vendor', 'breach', 'authorityFile']

type Call = (client: TestStore['client']) => Promise<unknown>

const byName = { sort: [{ column: 'name' as const, direction: 'asc' as const }] }
const vendorId = 'vendor_01jd3k00000000000000000000'

test.each<[string, Call]>([
  ["the day's page", (client) => client.dashboard.today({})],
  ['running requests', (client) => client.rightsRequest.list({ filter: { clockState: ['running'] } })],
  ['running breaches', (client) => client.breach.list({ filter: { clockState: ['running'] } })],
  ['open tasks', (client) => client.task.list({ filter: { status: ['open'] } })],
  ['fields', (client) => client.field.list({})],
  ['people', (client) => client.person.list({})],
  ['people by e-mail', (client) => client.person.list({ filter: { search: 'ana@example.org' } })],
  ['the history of a record', (client) => client.audit.list({ filter: { entityId: [vendorId] } })],
  [
    'the removal of a record that others might name',
    async (client) => {
      const { id } = await client.vendor.create({ name: 'Parcelway' })
      await client.vendor.remove({ id, revision: 1 })
    },
  ],
  ['documents', (client) => client.document.list({})],
  ['jobs', (client) => client.job.list({})],
  ['a search in all registers', (client) => client.search.find({ text: 'parcel' })],
  ['a search in one register', (client) => client.rightsRequest.list({ filter: { search: 'parcel' } })],
])('%s: no query reads a table from end to end', async (_what, call) => {
  const plans = await plansOf(call)
  expect(plans.length).toBeGreaterThan(0)
  for (const { query, steps } of plans) {
    // The end of the audit log: one row, read backwards in the order of the table.
    if (query.endsWith('from audit order by seq desc limit 1')) continue
    const scanned = steps.flatMap((step) => /^SCAN (\w+)$/.exec(step)?.[1] ?? [])
    expect(
      scanned.filter((table) => !smallTables.includes(table)),
      query,
    ).toEqual([])
  }
})

test.each<[string, Call]>([
  ['activities', (client) => client.processingActivity.list(byName)],
  ['vendors', (client) => client.vendor.list(byName)],
  ['systems', (client) => client.system.list(byName)],
  ['people', (client) => client.person.list(byName)],
  ['requests, newest first', (client) => client.rightsRequest.list({})],
])('%s: a page is read from an index in its order', async (_what, call) => {
  const plans = await plansOf(call)
  expect(plans.some(({ query }) => query.includes('order by'))).toBe(true)
  for (const { query, steps } of plans) expect(steps.join('\n'), query).not.toContain('TEMP B-TREE')
})

/** Runs an operation on a real store and explains each query that it made. */
async function plansOf(call: Call): Promise<{ readonly query: string; readonly steps: readonly string[] }[]> {
  const store = await openTestStore()
  const prepare = vi.spyOn(Database.prototype, 'prepare')
  onTestFinished(() => prepare.mockRestore())
  await call(store.client)
  const queries = prepare.mock.calls.map(([query]) => query).filter((query) => /^\s*select/i.test(query))
  prepare.mockRestore()
  await store.engine.close()
  const newId = () => {
    throw new Error('reads only')
  }
  const { reader, close } = await openStore(
    store.folder,
    { user: 'Ana DPO', passphrase },
    { clock: store.time.clock, newId, ballastBytes: 0 },
  )
  const plans = queries.map((query) => {
    const values = Array.from(query.matchAll(/\?/g), () => null)
    const plan = reader.raw
      .prepare<unknown[], { detail: string }>(`explain query plan ${query}`)
      .all(...values)
    return { query, steps: plan.map(({ detail }) => detail) }
  })
  await close()
  return plans
}
