import { existsSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { BackupReason, backupContract } from '#shared/contract/backup.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { isClockInDoubt } from '../../audit/index.ts'
import { type BackupStep, runWorker } from '../../backup/index.ts'
import type { HandlersOf, JobContext } from '../../router/index.ts'
import { makeFolder } from '../../storage/index.ts'
import type { OpenStore } from '../assemble.ts'
import { makeOwnCheckpoint } from '../audit-points.ts'
import { forget, orderBackup } from './order.ts'
import { readPolicy } from './policy.ts'
import { pruneBlankings } from './prune-erasures.ts'
import { backupFolder, freeName, lookAtShelf, rotate } from './shelf.ts'

type Made = Awaited<ReturnType<HandlersOf<typeof backupContract>['create']>>

interface Wanted {
  readonly reason: BackupReason
  /** A file elsewhere, which must not be there yet; null: the folders of the store's backups. */
  readonly to: string | null
  readonly worker: URL | string
  /** Ends what has to be ended before the database is copied. */
  readonly settle: (context: JobContext) => Promise<void>
}

/**
 * Makes a backup of the open store while it is worked with, proves it, and removes those that are kept no longer. Before it
 * stands a checkpoint of the audit log, so that what is restored begins with a root that was signed.
 * @throws Fault `invalid-input` when no file can be called so, `store-exists` when it is there, `disk-full`,
 *   `permission-lost`, `store-damaged`, `cancelled`
 */
export async function makeInStore(store: OpenStore, context: JobContext, wanted: Wanted): Promise<Made> {
  const { now, zone, today, clock } = context
  // A store that takes no entry any more is backed up all the same.
  await makeOwnCheckpoint(store, 'backup', clock).catch((error) => {
    if (!(error instanceof Fault)) throw error
  })
  await wanted.settle(context)
  const policy = await readPolicy(store.read)
  const { target, second } = targetsFor(store, policy.secondFolder, now, wanted.to)
  const { folder, keyring } = store
  const order = orderBackup({ folder, keyring, createdAt: now, reason: wanted.reason, target, second })
  try {
    const { made } = await runWorker(
      'made',
      { make: order },
      {
        entry: wanted.worker,
        signal: context.signal,
        told: ({ step, done, total }) => context.progress(progressOf(step as BackupStep, done, total)),
      },
    )
    const shelf = lookAtShelf({ folder, storeId: keyring.storeId }, policy, zone)
    const isInDoubt = isClockInDoubt(store.reader)
    const removed = isInDoubt ? [] : rotate(shelf, today)
    const blankingsForgotten = isInDoubt ? 0 : await pruneBlankings(store, { db: store.read, zone, today })
    const { entries, chain } = made.manifest.audit
    await context.note({
      made: { at: now, reason: wanted.reason, entries, chain },
      removed: removed.length,
      ...(blankingsForgotten > 0 ? { blankingsForgotten } : {}),
    })
    return {
      path: target,
      bytes: made.bytes,
      auditEntries: entries,
      secondPath: made.secondFault === null ? second : null,
      secondFault: made.secondFault,
    }
  } finally {
    forget(order)
    for (const left of [`${target}.part`, `${target}.copy`]) rmSync(left, { force: true })
    if (second !== null) rmSync(`${second}.part`, { force: true })
  }
}

/** UTF-8 bytes that file systems take, less the endings of what stands beside a backup while it is made. */
const longestName = 240

function targetsFor(
  store: OpenStore,
  secondFolder: string | null,
  now: JobContext['now'],
  to: string | null,
): { readonly target: string; readonly second: string | null } {
  if (to !== null) {
    if (to.includes('\0') || Buffer.byteLength(basename(to)) > longestName)
      throw new Fault('invalid-input', { issues: [{ path: ['to'], key: 'notAccepted' }] })
    if (existsSync(to)) throw new Fault('store-exists', { params: { path: to } })
    if (!existsSync(dirname(to))) throw new Fault('backup-folder-missing', { params: { path: dirname(to) } })
    return { target: to, second: null }
  }
  const folder = backupFolder(store.folder)
  makeFolder(folder)
  const name = freeName(folder, store.name, now)
  return { target: join(folder, name), second: secondFolder === null ? null : join(secondFolder, name) }
}

function progressOf(step: BackupStep, done: number, total: number) {
  // Bytes would be large numbers that mean nothing to a person.
  const percent = total === 0 ? null : Math.floor((done / total) * 100)
  return {
    done: percent ?? 0,
    total: percent === null ? null : 100,
    step: { key: `backup:step.${step}`, params: {}, article: null },
  }
}
