import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openContainer } from '#engine/backup/index.ts'
import { openBackupKey, openKeyring } from '#engine/keyring/index.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { complaints, type Figure, progressOf } from '../campaign.ts'
import { chanceOf } from '../chance.ts'
import { jobEnded, startEngine } from '../engine.ts'
import { makeStore } from '../template.ts'
import { workplaceAt } from '../workplace.ts'
import { bentBytes } from './bent-bytes.ts'

/** Backups whose bytes were bent anywhere: each is refused with a fault; none proves, none breaks the reader. */
export async function fuzzBackup(folder: string, count: number, seed: number): Promise<Figure> {
  mkdirSync(folder, { recursive: true })
  const { recoveryKey } = await makeStore(folder)
  const bytes = await backupOf(folder, recoveryKey)
  const copy = join(folder, 'bent')
  const complain = complaints((line) => process.stderr.write(`${line}\n`))
  const what = 'fuzz: backup bytes'
  const progress = progressOf(what, count)
  const chance = chanceOf(seed)
  let bad = 0
  for (let run = 0; run < count; run++) {
    progress(run)
    // What stands before the parts is a hundredth of the file and holds all that is read before anything is proved.
    const clear = Math.ceil(bytes.length / 100)
    const bent = chance.once(2)
      ? bentBytes(bytes, chance)
      : Buffer.concat([bentBytes(bytes.subarray(0, clear), chance), bytes.subarray(clear)])
    if (bent.equals(bytes)) continue
    writeFileSync(copy, bent)
    const outcome = await outcomeOf(copy, recoveryKey)
    if (outcome === null) continue
    bad += 1
    complain(`a bent backup ${outcome} (${run})`)
  }
  return { what, tried: count, bad, isControl: false, note: '' }
}

async function backupOf(folder: string, recoveryKey: string): Promise<Buffer> {
  const workplace = workplaceAt(folder)
  const { engine, client } = await startEngine(workplace)
  await client.store.unlock({ path: workplace.store, recoveryKey })
  const { result } = await jobEnded(client, client.backup.create({ to: null }))
  await engine.close()
  const bytes = readFileSync((result as { readonly path: string }).path)
  const whole = join(folder, 'whole')
  writeFileSync(whole, bytes)
  if ((await outcomeOf(whole, recoveryKey)) !== 'proved') throw new Error('the backup itself does not prove')
  return bytes
}

/** What was wrong with the answer; null: it was refused as it should be. */
async function outcomeOf(path: string, recoveryKey: string): Promise<string | null> {
  try {
    const container = openContainer(path)
    try {
      const keyring = await openKeyring(container.keyring, { recoveryKey })
      const { epoch, createdAt, key } = container.header
      const fileKey = openBackupKey(keyring, epoch, createdAt, key)
      keyring.dispose()
      if (fileKey === null) return null
      container.prove(fileKey)
      return 'proved'
    } finally {
      container.close()
    }
  } catch (error) {
    return error instanceof Fault ? null : `broke with ${String(error)}`
  }
}
