import { join } from 'node:path'
import { openStore } from '#engine/store/index.ts'
import { systemClock } from '#shared/kernel/dates.ts'
import { benchEngine, newStore, passphrase } from './bench-store.ts'
import { type Figures, median, milliseconds, ratio } from './timing.ts'

const records = 2_000

/** A point read and a page of 100 through the whole engine, against the same statements without it. Aim: page < 15 ms. */
export async function benchReads(folder: string): Promise<Figures> {
  const path = join(folder, 'Reads.wardbook')
  const { engine, client } = await benchEngine(folder)
  await client.store.create(newStore(path))
  const ids: Awaited<ReturnType<typeof client.vendor.create>>['id'][] = []
  for (let place = 0; place < records; place++) {
    ids.push((await client.vendor.create({ name: `Vendor ${place}`, services: 'Hosting and support' })).id)
  }
  const some = ids.filter((_id, place) => place % 20 === 0)
  const point = await median(5, async () => {
    for (const id of some) await client.vendor.get({ id })
  })
  const sort = [{ column: 'name' as const, direction: 'asc' as const }]
  const page = await median(20, () => client.vendor.list({ sort, limit: 100 }))
  const write = await median(20, () => client.vendor.create({ name: 'One more' }))
  await engine.close()
  const store = await openStore(
    path,
    { user: 'Bench', passphrase },
    {
      clock: systemClock,
      newId: () => {
        throw new Error('reads only')
      },
    },
  )
  const get = store.reader.raw.prepare('select * from vendor where id = ?')
  const rawPoint = await median(5, () => {
    for (const id of some) get.get(id)
  })
  const list = store.reader.raw.prepare('select * from vendor order by name limit 100')
  const rawPage = await median(20, () => list.all())
  await store.close()
  return {
    'point read through the engine': milliseconds(point / some.length),
    'point read against the bare statement': ratio(point, rawPoint),
    'page of 100 through the engine': milliseconds(page),
    'page of 100 against the bare statement': ratio(page, rawPage),
    'durable command with its audit entry and head': milliseconds(write),
  }
}
