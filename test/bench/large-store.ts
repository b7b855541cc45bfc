import { randomBytes, randomFillSync } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { openEngine } from '#engine/engine.ts'
import { openStore } from '#engine/store/index.ts'
import { millisecondsOf, systemClock } from '#shared/kernel/dates.ts'
import { idMaker } from '#shared/kernel/ids.ts'
import { sourceWorkers } from '../support/source-workers.ts'
import { newStore, passphrase, resourcesDir } from './bench-store.ts'

/** Makes a store of a size, or lets one grow to it: `large-store.ts FOLDER BYTES`. */
const [folder = '', wanted] = process.argv.slice(2)
const path = join(folder, 'Large.wardbook')
if (!existsSync(path)) await create()
await growTo(Number(wanted))

async function create(): Promise<void> {
  const engine = await openEngine({
    resourcesDir,
    stateDir: join(folder, 'state'),
    workers: sourceWorkers,
  })
  const client = createRouterClient(engine.router) as { store: { create(store: object): Promise<unknown> } }
  await client.store.create(newStore(path))
  await engine.close()
}

/** Rows as long as the pieces of attachments, which nothing can compress. */
async function growTo(bytes: number): Promise<void> {
  const newId = idMaker(
    () => millisecondsOf(systemClock()),
    (room) => randomFillSync(room),
  )
  const store = await openStore(path, { user: 'Bench', passphrase }, { clock: systemClock, newId })
  const keep = store.writer.raw.prepare('insert into preference (user, key, value) values (?, ?, ?)')
  const row = 250_000
  for (let written = statSync(join(path, 'store.db')).size; written < bytes; ) {
    store.writer.raw.transaction(() => {
      for (let rows = 0; rows < 100 && written < bytes; rows++, written += row)
        keep.run('bench', String(written), randomBytes(row / 2).toString('hex'))
    })()
    store.writer.raw.pragma('wal_checkpoint(TRUNCATE)')
  }
  await store.close()
}
