import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Clock, instantAt } from '#shared/kernel/dates.ts'
import { passphrase } from '../support/credentials.ts'
import { type Client, jobEnded, startEngine } from './engine.ts'
import type { Task } from './workplace.ts'

/** Backups while the power fails or the process is killed. */
export const backupWorkloads = { backup, backupInPlace }

/** Two days pass between one backup and the next, and each is kept for one: the rotation removes the older ones. */
async function backup(task: Task): Promise<void> {
  const days = daysThatPass()
  const { engine, client } = await startEngine(task, { clock: days.clock })
  await client.store.unlock({ path: task.store, passphrase })
  await client.backup.changePolicy({
    ...{ automatic: false, secondFolder: null, drillAfterDays: 0 },
    ...{ days: 1, weeks: 0, months: 0 },
  })
  for (let round = 0; round < task.rounds; round++) {
    days.pass(2)
    await addVendor(client, task)
    const { path, auditEntries } = await made(client, null)
    task.say({ fact: 'backup', name: basename(path), entries: auditEntries })
  }
  await engine.close()
}

/** The control: written under its own name from the first byte on. */
async function backupInPlace(task: Task): Promise<void> {
  const { engine, client } = await startEngine(task)
  await client.store.unlock({ path: task.store, passphrase })
  for (let round = 0; round < task.rounds; round++) {
    const { path, auditEntries } = await made(client, null)
    await addVendor(client, task)
    const aside = join(dirname(path), '..', `aside-${round}`)
    renameSync(path, aside)
    const target = openSync(path, 'wx', 0o600)
    const bytes = readFileSync(aside)
    for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 20)) {
      writeSync(target, bytes, at, Math.min(Math.ceil(bytes.length / 20), bytes.length - at))
      // Long enough to be hit.
      await sleep(10)
    }
    fsyncSync(target)
    closeSync(target)
    task.say({ fact: 'backup', name: basename(path), entries: auditEntries })
  }
  await engine.close()
}

async function addVendor(client: Client, { say }: Task): Promise<void> {
  const { id, revision } = await client.vendor.create({ name: 'Vendor', services: 'parcels '.repeat(200) })
  say({ fact: 'record', entity: 'vendor', id, revision })
}

async function made(client: Client, to: string | null) {
  const { result } = await jobEnded(client, client.backup.create({ to }))
  return result as { readonly path: string; readonly auditEntries: number }
}

function daysThatPass(): { readonly clock: Clock; pass(days: number): void } {
  let ahead = 0
  return {
    clock: () => instantAt(Date.now() + ahead),
    pass: (days) => {
      ahead += days * 86_400_000
    },
  }
}
