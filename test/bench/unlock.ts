import { join } from 'node:path'
import { benchEngine, newStore, passphrase } from './bench-store.ts'
import { type Figures, median, milliseconds } from './timing.ts'

/** From the passphrase to the open store: derivation, keyring, database, head. Aim: below 1 s. */
export async function benchUnlock(folder: string): Promise<Figures> {
  const path = join(folder, 'Unlock.wardbook')
  const { engine, client } = await benchEngine(folder)
  await client.store.create(newStore(path))
  await client.store.lock()
  const unlock = await median(5, async () => {
    await client.store.unlock({ path, passphrase })
    await client.store.lock()
  })
  await engine.close()
  return { 'unlock and lock, key derivation included': milliseconds(unlock) }
}
