import { randomBytes, randomFillSync } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { openEngine } from '#engine/engine.ts'
import { openStore } from '#engine/store/index.ts'
import { millisecondsOf, systemClock } from '#shared/kernel/dates.ts'
import { idMaker } from '#shared/kernel/ids.ts'
import { lowestKdf } from '../support/credentials.ts'
import { sourceWorkers } from '../support/source-workers.ts'
import { newStore, passphrase, resourcesDir } from './bench-store.ts'

/** With a size: makes a store of it. Without: backs that store up, and prints what that took, as JSON. */
const [folder = '', wanted] = process.argv.slice(2)
const path = join(folder, 'Large.wardbook')
const engine = await openEngine({
  resourcesDir,
  stateDir: join(folder, 'state'),
  workers: sourceWorkers,
  kdf: lowestKdf,
})
const client = createRouterClient(engine.router) as Parameters<typeof backUp>[0]
if (wanted === undefined) {
  await client.store.unlock({ path, passphrase })
  process.stdout.write(`${JSON.stringify(await backUp(client))}\n`)
  await engine.close()
} else {
  await client.store.create(newStore(path))
  await engine.close()
  await fill(Number(wanted))
}

/** Rows as long as the pieces of attachments, which nothing can compress. */
async function fill(bytes: number): Promise<void> {
  const newId = idMaker(
    () => millisecondsOf(systemClock()),
    (room) => randomFillSync(room),
  )
  const store = await openStore(path, { user: 'Bench', passphrase }, { clock: systemClock, newId })
  const keep = store.writer.raw.prepare('insert into preference (user, key, value) values (?, ?, ?)')
  const row = 250_000
  for (let written = 0; written < bytes; ) {
    store.writer.raw.transaction(() => {
      for (let rows = 0; rows < 100 && written < bytes; rows++, written += row)
        keep.run('bench', String(written), randomBytes(row / 2).toString('hex'))
    })()
    store.writer.raw.pragma('wal_checkpoint(TRUNCATE)')
  }
  await store.close()
}

async function backUp(
  engineClient: Awaited<ReturnType<typeof import('./bench-store.ts').benchEngine>>['client'],
) {
  const before = process.memoryUsage.rss()
  let peak = before
  const sampling = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 20)
  const start = performance.now()
  const { jobId } = await engineClient.backup.create({ to: null })
  for (;;) {
    const { endedAt, fault } = await engineClient.job.get({ id: jobId })
    if (fault !== null) throw new Error(`the backup failed: ${fault.code}`)
    if (endedAt !== null) break
    await new Promise((go) => setTimeout(go, 50))
  }
  clearInterval(sampling)
  const seconds = (performance.now() - start) / 1_000
  return { seconds, before, peak, bytes: statSync(join(path, 'store.db')).size }
}
