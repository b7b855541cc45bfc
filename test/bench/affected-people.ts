import { join } from 'node:path'
import { bulkUpsert } from '#engine/storage/index.ts'
import { openStore } from '#engine/store/index.ts'
import { systemClock } from '#shared/kernel/dates.ts'
import { benchEngine, newStore, passphrase } from './bench-store.ts'
import { people } from './people.ts'
import { type Figures, median, milliseconds, ratio } from './timing.ts'

const count = 100_000

/** Counting whom a breach affects among 100,000 people, against reading their rows alone. Aim: below 3 s and 2 x. */
export async function benchAffectedPeople(folder: string): Promise<Figures> {
  const path = join(folder, 'Affected.wardbook')
  const { engine, client } = await benchEngine(folder)
  await client.store.create(newStore(path))
  const system = await client.system.create({ name: 'CRM', kind: 'crm' })
  const connection = await client.connection.create({
    name: 'CRM',
    connector: 'hubspot',
    systemId: system.id,
    baseUrl: 'https://api.hubapi.com',
  })
  const breach = await client.breach.create({ title: 'Export copied' })
  await client.store.lock()
  await fill(path, connection.id)
  await client.store.unlock({ path, passphrase })
  const counted = await median(3, () =>
    client.affectedPeople.count({ breachId: breach.id, meant: { connectionIds: [connection.id] } }),
  )
  await engine.close()
  return { ...(await bare(path, counted)), [`count of ${count} people`]: milliseconds(counted) }
}

function opened(path: string) {
  return openStore(
    path,
    { user: 'Bench', passphrase },
    {
      clock: systemClock,
      newId: () => {
        throw new Error('makes no records')
      },
    },
  )
}

async function fill(path: string, connectionId: string): Promise<void> {
  const { writer, close } = await opened(path)
  const keep = writer.raw.prepare('insert into personProperties (personId, properties) values (?, ?)')
  writer.raw.transaction(() => {
    const rows = [...people(count)]
    const owned = rows.map((person) => ({ ...person, connectionId }))
    bulkUpsert(writer, 'person', ['connectionId', 'externalId'], owned)
    for (const { id, name, email, country } of rows)
      keep.run(id, JSON.stringify({ firstname: name, email, country, lifecyclestage: 'lead' }))
  })()
  await close()
}

async function bare(path: string, counted: number): Promise<Figures> {
  const { reader, close } = await opened(path)
  const rows = reader.raw.prepare(
    'select p.*, q.properties from person p left join personProperties q on q.personId = p.id order by p.externalId',
  )
  const alone = await median(3, () => {
    for (const row of rows.iterate()) JSON.parse((row as { properties: string }).properties)
  })
  await close()
  return { 'count of people against reading their rows': ratio(counted, alone) }
}
