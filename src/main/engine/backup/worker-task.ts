import type { FaultParams } from '#shared/kernel/faults.ts'
import type { Drilled, DrillOrder } from './drill.ts'
import type { ExtractOrder } from './extract.ts'
import type { Manifest } from './form.ts'
import type { BackupOrder, BackupStep, MadeBackup } from './make.ts'

/** What a worker thread is asked to do. */
export type WorkerTask =
  | { readonly make: BackupOrder }
  | { readonly drill: DrillOrder }
  | { readonly extract: ExtractOrder }

/** What it says: any number of times how far it is, once how it ended. */
export type WorkerAnswer =
  | {
      readonly kind: 'progress'
      readonly step: BackupStep | 'restoring'
      readonly done: number
      readonly total: number
    }
  | { readonly kind: 'made'; readonly made: MadeBackup }
  | { readonly kind: 'drilled'; readonly drilled: Drilled }
  | { readonly kind: 'extracted'; readonly manifest: Manifest }
  | { readonly kind: 'fault'; readonly code: string; readonly params: FaultParams }
  | { readonly kind: 'bug'; readonly message: string; readonly stack: string }
