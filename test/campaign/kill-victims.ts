import { checkBackups, isBackingUp } from './backup-check.ts'
import { checkMigration, isMigrating } from './migration-check.ts'
import { checkRotation, isRotating } from './rotation-check.ts'
import { checkStore, type StoreCheck } from './store-check.ts'
import { checkSync, isSyncing } from './sync-check.ts'
import type { WorkloadName } from './workload-name.ts'

/**
 * From when on the life of a process counts: when it is ready, after its first promise, once it wrote a keyring, or once
 * a backup is begun.
 */
export type Start = 'ready' | 'promise' | 'keyring' | 'backup'

/** A workload that is killed again and again. */
export interface Victim {
  readonly name: WorkloadName
  readonly check: StoreCheck
  /** Whether it was killed in the midst of its work, as its files show; without it every kill was. */
  readonly isMidway?: (path: string, recoveryKey: string) => Promise<boolean>
  /** It begins with a store of the first schema. */
  readonly isOlder?: boolean
  /** Of the runs that a form makes. */
  readonly share: number
  /** For so many milliseconds a process lives after it began its work, at most. */
  readonly life: number
  /** From when on its life counts, most often. */
  readonly start: Start
  /** What a control does wrong; null: it is none. */
  readonly control: string | null
}

const work = { check: checkStore, life: 400, start: 'promise', control: null } as const

export const victims: readonly Victim[] = [
  { ...work, name: 'write', share: 0.2 },
  { ...work, name: 'import', share: 0.1 },
  { ...work, name: 'sync', check: checkSync, isMidway: isSyncing, share: 0.12 },
  { ...work, name: 'remove', share: 0.12 },
  {
    ...work,
    name: 'migrate',
    check: checkMigration,
    isMidway: isMigrating,
    isOlder: true,
    share: 0.14,
    start: 'backup',
  },
  {
    ...work,
    name: 'rotateByJob',
    check: checkRotation,
    isMidway: isRotating,
    share: 0.12,
    life: 60,
    start: 'keyring',
  },
  { ...work, name: 'backup', check: checkBackups, isMidway: isBackingUp, share: 0.12, start: 'backup' },
  { ...work, name: 'keyring', share: 0.08, life: 300 },
  { ...work, name: 'promiseTooEarly', share: 0.02, control: 'promises before the commit' },
  {
    ...work,
    name: 'migrateInPieces',
    check: checkMigration,
    isOlder: true,
    share: 0.02,
    life: 250,
    control: 'migrations without transactions',
  },
  {
    ...work,
    name: 'backupInPlace',
    check: checkBackups,
    share: 0.02,
    life: 250,
    control: 'backups written under their name',
  },
]
